package org.shuqiao.catalog.search;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Narrows and counts entries by whether their data are due. The index holds when they are; what that means changes with
 * the clock.
 *
 * @param now in seconds since 1970
 */
record FreshnessFacet(long now) {

    /** @return the entries of any of these states */
    Query of(Set<String> states) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String state : states) {
            if (state.equals(Punctuality.ON_TIME.code())) {
                any.add(LongField.newRangeQuery(IndexFields.DUE, now, Long.MAX_VALUE), Occur.SHOULD);
            } else if (state.equals(Punctuality.OVERDUE.code())) {
                any.add(LongField.newRangeQuery(IndexFields.DUE, Long.MIN_VALUE, now - 1), Occur.SHOULD);
            } else if (state.equals(Punctuality.UNKNOWN.code())) {
                any.add(new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.MUST)
                        .add(new FieldExistsQuery(IndexFields.DUE), Occur.MUST_NOT).build(), Occur.SHOULD);
            }
        }
        return any.build();
    }

    /** @return how many of the found entries are of each state */
    Map<Punctuality, Integer> count(FacetsCollector found) throws IOException {
        int onTime = 0;
        int overdue = 0;
        int all = 0;
        for (FacetsCollector.MatchingDocs docs : found.getMatchingDocs()) {
            all += docs.totalHits();
            SortedNumericDocValues due = DocValues.getSortedNumeric(docs.context().reader(), IndexFields.DUE);
            DocIdSetIterator matched = docs.bits().iterator();
            for (int doc = matched.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matched.nextDoc()) {
                if (due.advanceExact(doc)) {
                    boolean late = due.nextValue() < now;
                    overdue += late ? 1 : 0;
                    onTime += late ? 0 : 1;
                }
            }
        }
        Map<Punctuality, Integer> counts = new EnumMap<>(Punctuality.class);
        counts.put(Punctuality.ON_TIME, onTime);
        counts.put(Punctuality.OVERDUE, overdue);
        counts.put(Punctuality.UNKNOWN, all - onTime - overdue);
        return counts;
    }
}
