package org.shuqiao.catalog.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.publish.PublishedEntry;

/** Builds the Lucene document of a published entry. */
final class EntryDocument {

    private EntryDocument() { }

    /**
     * @param canonical the published JSON, which hits are read from
     * @param newest grows with each publication
     */
    static Document of(long entry, PublishedEntry published, String canonical, Optional<Department> provider,
            long newest) throws IOException {
        Entry content = published.entry();
        Document document = new Document();
        document.add(new StringField(IndexFields.ENTRY, Long.toString(entry), Field.Store.YES));
        document.add(new StringField(IndexFields.CODE, published.code(), Field.Store.NO));
        document.add(new NumericDocValuesField(IndexFields.NEWEST, newest));
        document.add(new StoredField(IndexFields.CONTENT, canonical));
        text(document, IndexFields.NAME, content.name());
        text(document, IndexFields.SUMMARY, content.summary());
        text(document, IndexFields.ITEMS, items(content));
        text(document, IndexFields.PROVIDER, provider.map(known -> known.zh() + " " + known.en()).orElse("") + " "
                + content.provider());
        FacetValues.of(content).forEach((facet, values) -> values.forEach(value -> facet(document, facet, value)));
        return IndexFields.FACETS.build(document);
    }

    /** The titles of the items, separated by spaces. */
    static String items(Entry content) {
        return String.join(" ", content.items().stream().map(Item::title).toList());
    }

    /** Text as it is searched: full-width letters and digits become plain. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static void text(Document document, String field, String text) {
        document.add(new TextField(field, normal(text), Field.Store.YES));
        document.add(new TextField(IndexFields.characters(field), normal(text), Field.Store.NO));
    }

    private static void facet(Document document, Facet facet, String value) {
        document.add(new StringField(IndexFields.filter(facet), value, Field.Store.NO));
        document.add(new SortedSetDocValuesFacetField(IndexFields.dimension(facet), value));
    }
}
