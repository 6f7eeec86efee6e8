package org.shuqiao.catalog.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LongValues;
import org.apache.lucene.search.LongValuesSource;

/** Deliveries of each entry as a value to sort by. They are not in the index: they change with every use. */
final class UseOrder extends LongValuesSource {

    private final Map<Long, Long> uses;

    /** @param uses deliveries by the entry's number */
    UseOrder(Map<Long, Long> uses) {
        this.uses = uses;
    }

    /** @return deliveries by entry number, of deliveries by resource code */
    static Map<Long, Long> byNumber(Map<String, Long> byCode, PublishedReader published) {
        Map<Long, Long> uses = new HashMap<>();
        if (!byCode.isEmpty()) {
            published.numbers(byCode.keySet()).forEach((code, number) -> uses.put(number, byCode.get(code)));
        }
        return uses;
    }

    @Override
    public LongValues getValues(LeafReaderContext context, DoubleValues scores) throws IOException {
        NumericDocValues numbers = DocValues.getNumeric(context.reader(), IndexFields.NUMBER);
        return new LongValues() {
            @Override
            public long longValue() throws IOException {
                return uses.getOrDefault(numbers.longValue(), 0L);
            }

            @Override
            public boolean advanceExact(int doc) throws IOException {
                return numbers.advanceExact(doc);
            }
        };
    }

    @Override
    public boolean isCacheable(LeafReaderContext context) {
        return false;
    }

    @Override
    public boolean needsScores() {
        return false;
    }

    @Override
    public LongValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public int hashCode() {
        return Objects.hash(uses);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UseOrder order && order.uses.equals(uses);
    }

    @Override
    public String toString() {
        return "deliveries";
    }
}
