package org.shuqiao.catalog.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSet;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitDocIdSet;
import org.apache.lucene.util.FixedBitSet;

/** Query for documents that one searcher found before; it is of no use to another one and never remembered. */
final class ChosenDocs extends Query {

    private final Map<Integer, DocIdSet> byLeaf;

    private ChosenDocs(Map<Integer, DocIdSet> byLeaf) {
        this.byLeaf = byLeaf;
    }

    static ChosenDocs of(List<FacetsCollector.MatchingDocs> matched) {
        Map<Integer, DocIdSet> byLeaf = new HashMap<>();
        matched.forEach(each -> byLeaf.put(each.context().ord, each.bits()));
        return new ChosenDocs(byLeaf);
    }

    static ChosenDocs of(IndexSearcher searcher, ScoreDoc[] docs) {
        Map<Integer, DocIdSet> byLeaf = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            FixedBitSet bits = new FixedBitSet(leaf.reader().maxDoc());
            for (ScoreDoc doc : docs) {
                int at = doc.doc - leaf.docBase;
                if (at >= 0 && at < bits.length()) {
                    bits.set(at);
                }
            }
            byLeaf.put(leaf.ord, new BitDocIdSet(bits));
        }
        return new ChosenDocs(byLeaf);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {

            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                DocIdSet docs = byLeaf.get(context.ord);
                DocIdSetIterator found = docs == null ? null : docs.iterator();
                return found == null ? null : new ScorerSupplier() {

                    @Override
                    public Scorer get(long leadCost) {
                        return new ConstantScoreScorer(score(), mode, found);
                    }

                    @Override
                    public long cost() {
                        return found.cost();
                    }
                };
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "ChosenDocs";
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
