package org.shuqiao.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.publish.PublishedEntry;

/** Finds published entries related to one: those that it names, then those that share its rarest data elements. */
final class RelatedEntries {

    /** Elements of one entry that are compared. */
    private static final int MOST_ELEMENTS = 100;
    private static final float SAME_THEME = 0.5f;

    private final FacetedSearcher searcher;

    RelatedEntries(FacetedSearcher searcher) {
        this.searcher = searcher;
    }

    List<RelatedEntry> of(String code, int most) throws IOException {
        List<PublishedEntry> own = find(new TermQuery(new Term(IndexFields.CODE, code)), 1);
        if (own.isEmpty()) {
            return List.of();
        }
        Entry entry = own.getFirst().entry();
        List<RelatedEntry> related = new ArrayList<>();
        Set<String> listed = new LinkedHashSet<>(List.of(code));
        for (String named : entry.related()) {
            for (PublishedEntry found : find(new TermQuery(new Term(IndexFields.CODE, named)), 1)) {
                add(found, true, listed, most, related);
            }
        }
        for (PublishedEntry found : find(similar(entry), most + listed.size())) {
            add(found, false, listed, most, related);
        }
        return related;
    }

    private static Query similar(Entry entry) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        entry.items().stream().map(Item::element).flatMap(Optional::stream).distinct()
                .limit(MOST_ELEMENTS).forEach(element -> any.add(new TermQuery(new Term(
                        IndexFields.filter(Facet.ELEMENT), element)), Occur.SHOULD));
        BooleanQuery elements = any.build();
        BooleanQuery.Builder similar = new BooleanQuery.Builder();
        similar.add(elements, Occur.MUST);
        similar.add(new BoostQuery(new TermQuery(new Term(IndexFields.filter(Facet.THEME), entry.category().theme())),
                SAME_THEME), Occur.SHOULD);
        return similar.build();
    }

    private static void add(PublishedEntry found, boolean named, Set<String> listed, int most,
            List<RelatedEntry> related) {
        if (related.size() < most && listed.add(found.code())) {
            related.add(new RelatedEntry(found.code(), found.entry().name(), found.entry().provider(), named));
        }
    }

    private List<PublishedEntry> find(Query query, int most) throws IOException {
        List<PublishedEntry> found = new ArrayList<>();
        for (ScoreDoc doc : searcher.search(query, most).scoreDocs) {
            found.add(EntryDocument.content(searcher.storedFields().document(doc.doc)));
        }
        return found;
    }
}
