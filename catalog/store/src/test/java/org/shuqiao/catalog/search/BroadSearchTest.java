package org.shuqiao.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a search which finds very many entries ranks them as if each had been ranked in full. */
class BroadSearchTest {

    private static final int ENTRIES = 12_000;
    private static final List<String> NAMES = List.of("企业登记", "低保对象", "信用评价", "统一社会信用代码", "房屋权属", "人口", "空气质量", "信用代码");
    private static final List<String> ITEMS = List.of("统一社会信用代码", "企业名称", "姓名", "地址", "登记日期", "信用等级", "代码", "社会信用");
    private static final Sort BEST = new Sort(SortField.FIELD_SCORE,
            new SortField(IndexFields.NEWEST, SortField.Type.LONG, true));
    private static final Analyzer ANALYZER = IndexFields.analyzer();

    private static FacetedSearcher searcher;

    @BeforeAll
    static void fill() throws IOException {
        Random random = new Random(4);
        ByteBuffersDirectory folder = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(ANALYZER))) {
            for (int i = 0; i < ENTRIES; i++) {
                Document document = new Document();
                document.add(new NumericDocValuesField(IndexFields.NEWEST, random.nextInt(1000)));
                text(document, IndexFields.NAME, "东湖区" + pick(NAMES, random) + "清单" + random.nextInt(9));
                text(document, IndexFields.ITEMS, pick(ITEMS, random) + " " + pick(ITEMS, random) + " "
                        + pick(ITEMS, random));
                text(document, IndexFields.SUMMARY, "采集的" + pick(NAMES, random) + "数据");
                String sharing = random.nextBoolean() ? "conditional" : "unconditional";
                document.add(new StringField(IndexFields.filter(Facet.SHARING), sharing, Field.Store.NO));
                document.add(new SortedSetDocValuesFacetField(IndexFields.dimension(Facet.SHARING), sharing));
                writer.addDocument(IndexFields.FACETS.build(document));
            }
        }
        searcher = new FacetedSearcher(DirectoryReader.open(folder));
    }

    @AfterAll
    static void close() throws IOException {
        searcher.getIndexReader().close();
    }

    @ParameterizedTest
    @CsvSource({"统一社会信用代码, 10", "统一社会信用代码, 60", "信用代码, 10", "信用代码 企业名称, 10", "企业登记, 20", "社会信用, 10", "清单, 10"})
    void theBestAreThoseOfAll(String words, int most) throws IOException {
        EntryQueries queries = new EntryQueries(ANALYZER, SearchVocabulary.shipped());
        for (Map<Facet, Set<String>> filters : List.of(Map.<Facet, Set<String>>of(),
                Map.of(Facet.SHARING, Set.of("conditional")))) {
            FoundDocs whole = find(queries, words, Optional.empty(), filters, most);
            FoundDocs chosen = find(queries, words, queries.rough(words), filters, most);

            assertThat(chosen.total()).isEqualTo(whole.total()).isGreaterThan(1_000);
            assertThat(said(chosen)).isEqualTo(said(whole));
        }
    }

    private static FoundDocs find(EntryQueries queries, String words, Optional<Query> rough,
            Map<Facet, Set<String>> filters, int most) throws IOException {
        return FoundDocs.of(searcher, queries.strict(words), rough, filters, new FreshnessFacet(0), BEST, most);
    }

    /** @return the documents' scores; of those with the same score and age any may come first */
    private static List<Float> said(FoundDocs found) {
        return Arrays.stream(found.best()).map((ScoreDoc doc) -> (Float) ((FieldDoc) doc)
                .fields[0]).toList();
    }

    private static void text(Document document, String field, String text) {
        document.add(new TextField(field, text, Field.Store.NO));
        document.add(new TextField(IndexFields.characters(field), text, Field.Store.NO));
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
