package org.shuqiao.catalog.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.util.BytesRef;
import org.shuqiao.catalog.dataset.UpdateDue;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.pinyin.Reading;
import org.shuqiao.standards.pinyin.Syllable;

/**
 * Builds the Lucene documents of published entries, with what belongs to them beside their own text: the department,
 * the dataset's titles, data elements and theme by name, and all titles as they are spoken.
 */
final class EntryDocument {

    /** Titles of items repeat; so many readings of them are kept. */
    private static final int KEPT = 20_000;

    private final SearchVocabulary vocabulary;
    private final Reading reading;
    private final UpdateDue updateDue;
    private final Map<String, Department> departments;
    private final Map<String, Element> elements = StandardPack.load().elements().all().stream()
            .collect(Collectors.toMap(Element::id, element -> element));
    private final SearchTerms terms = new SearchTerms();
    private final Map<String, Set<String>> heard = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > KEPT;
        }
    };

    EntryDocument(SearchVocabulary vocabulary, UpdateDue updateDue, Map<String, Department> departments) {
        this.vocabulary = vocabulary;
        this.reading = vocabulary.reading();
        this.updateDue = updateDue;
        this.departments = departments;
    }

    /** @param known what is known of the entry's dataset */
    Document of(PublishedReader.Row row, PublishedEntry published, Optional<PublishedReader.Known> known)
            throws IOException {
        Entry content = published.entry();
        Document document = new Document();
        document.add(new StringField(IndexFields.ENTRY, Long.toString(row.entry()), Field.Store.YES));
        document.add(new NumericDocValuesField(IndexFields.NUMBER, row.entry()));
        document.add(new StringField(IndexFields.CODE, published.code(), Field.Store.NO));
        document.add(new NumericDocValuesField(IndexFields.NEWEST, row.newest()));
        document.add(new StoredField(IndexFields.CONTENT, row.canonical()));
        Optional<Department> provider = Optional.ofNullable(departments.get(content.provider()));
        text(document, IndexFields.NAME, content.name());
        text(document, IndexFields.SUMMARY, content.summary());
        text(document, IndexFields.ITEMS, EntryText.items(content));
        text(document, IndexFields.PROVIDER, provider.map(one -> one.zh() + " " + one.en()).orElse("") + " "
                + content.provider());
        text(document, IndexFields.COLUMNS, EntryText.columns(content));
        text(document, IndexFields.TITLES, known.map(dataset -> dataset.titleZh() + " " + dataset.titleEn())
                .orElse(""));
        known.ifPresent(dataset -> document.add(new StoredField(IndexFields.ENGLISH, dataset.titleEn())));
        text(document, IndexFields.STANDARDS, standards(content));
        spoken(document, content, provider);
        facets(document, content, provider, known);
        return IndexFields.FACETS.build(document);
    }

    /** @return the published entry of a document */
    static PublishedEntry content(Document document) {
        return CatalogJson.read(document.get(IndexFields.CONTENT), PublishedEntry.class);
    }

    private String standards(Entry content) {
        return vocabulary.theme(content.category().theme()).map(theme -> theme.zh() + " " + theme.en() + " ").orElse("")
                + content.items().stream().map(Item::element).flatMap(Optional::stream).distinct()
                .map(id -> Optional.ofNullable(elements.get(id)).map(one -> one.zh() + " " + one.en()).orElse(id))
                .collect(Collectors.joining(" "));
    }

    private void spoken(Document document, Entry content, Optional<Department> provider) {
        List<Syllable> name = reading.of(EntryText.normal(content.name()));
        spoken(document, IndexFields.NAME, name);
        spoken(document, IndexFields.ITEMS, reading.of(EntryText.normal(EntryText.items(content))));
        spoken(document, IndexFields.PROVIDER, reading.of(provider.map(Department::zh).orElse("")));
        document.add(new SortedDocValuesField(IndexFields.TITLE, new BytesRef(name.stream().map(Syllable::first)
                .collect(Collectors.joining(" ")) + "\u0000" + content.name())));
        Set<String> words = new LinkedHashSet<>(heard(content.name()));
        content.items().forEach(item -> words.addAll(heard.computeIfAbsent(item.title(), this::heard)));
        words.forEach(word -> document.add(new StringField(IndexFields.HEARD, word, Field.Store.NO)));
    }

    /** Words and neighbouring words in letters: what a typing error is looked for in. */
    private Set<String> heard(String text) {
        Set<String> words = new LinkedHashSet<>();
        String before = "";
        for (SearchTerms.Part part : terms.parts(EntryText.normal(text))) {
            String letters = reading.letters(part.text());
            if (!letters.isEmpty()) {
                words.add(letters);
                if (!before.isEmpty()) {
                    words.add(before + letters);
                }
            }
            before = letters;
        }
        return words;
    }

    private void facets(Document document, Entry content, Optional<Department> provider,
            Optional<PublishedReader.Known> known) {
        Map<Facet, List<String>> values = new HashMap<>(FacetValues.of(content));
        provider.ifPresent(department -> values.put(Facet.DIVISION, List.of(department.division())));
        values.forEach((facet, all) -> all.forEach(value -> facet(document, facet, value)));
        known.flatMap(PublishedReader.Known::changedAt).ifPresent(changed -> document.add(new LongField(
                IndexFields.DUE, updateDue.due(content.update(), changed).getEpochSecond(), Field.Store.NO)));
    }

    private static void text(Document document, String field, String text) {
        document.add(new TextField(field, EntryText.normal(text), Field.Store.NO));
        document.add(new TextField(IndexFields.characters(field), EntryText.normal(text), Field.Store.NO));
    }

    private static void spoken(Document document, String field, List<Syllable> text) {
        document.add(new TextField(IndexFields.syllables(field), SpokenTokens.syllables(text)));
        document.add(new TextField(IndexFields.initials(field), SpokenTokens.initials(text)));
    }

    private static void facet(Document document, Facet facet, String value) {
        document.add(new StringField(IndexFields.filter(facet), value, Field.Store.NO));
        document.add(new SortedSetDocValuesFacetField(IndexFields.dimension(facet), value));
    }
}
