package org.shuqiao.catalog.atlas.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.atlas.SortOrder;
import org.apache.atlas.model.discovery.AtlasSearchResult;
import org.apache.atlas.model.discovery.SearchParameters;
import org.apache.atlas.model.discovery.SearchParameters.FilterCriteria;
import org.apache.atlas.model.discovery.SearchParameters.FilterCriteria.Condition;
import org.apache.atlas.model.discovery.SearchParameters.Operator;
import org.apache.atlas.model.instance.AtlasEntityHeader;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.SearchText;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.published.FoundEntries;
import org.shuqiao.catalog.search.SearchQuery;
import org.shuqiao.catalog.search.SearchTerms;

/**
 * Finds published entries in Atlas by substring and facet. Its index cuts Chinese text into single characters, so that
 * a word would find nothing or too much; a criterion that the index cannot judge is judged on the text itself, and
 * every criterion here is made one.
 */
final class EntryFinder {

    /** Never in the marks of an entry, but holds a character that the index leaves to others. */
    private static final String NEVER = "#never=#";

    private final AtlasConnection atlas;

    EntryFinder(AtlasConnection atlas) {
        this.atlas = atlas;
    }

    FoundEntries search(SearchQuery query) {
        List<FilterCriteria> all = new ArrayList<>();
        all.add(marked(SearchText.state(EntryState.PUBLISHED.code())));
        for (String word : SearchTerms.typed(query.text())) {
            all.add(any(List.of(holds("text", SearchText.normal(word)), holds("marks", NEVER))));
        }
        query.filters().forEach((facet, values) ->
                all.add(any(values.stream().map(value -> holds("marks", SearchText.mark(facet, value))).toList())));
        SearchParameters parameters = new SearchParameters();
        parameters.setTypeName(TypeNames.ENTRY);
        parameters.setExcludeDeletedEntities(true);
        parameters.setEntityFilters(together(Condition.AND, all));
        parameters.setAttributes(Set.of("code"));
        parameters.setSortBy("newest");
        parameters.setSortOrder(SortOrder.DESCENDING);
        // its own count is that of the index, so all are asked for
        parameters.setLimit(SearchQuery.LAST_HIT);
        AtlasSearchResult result = atlas.call(client -> client.facetedSearch(parameters));
        List<AtlasEntityHeader> found = result.getEntities() == null ? List.of() : result.getEntities();
        List<String> page = found.stream().skip(query.offset()).limit(query.limit())
                .map(entry -> (String) entry.getAttribute("code")).toList();
        return new FoundEntries(found.size(), page);
    }

    private static FilterCriteria marked(String mark) {
        return any(List.of(holds("marks", mark), holds("marks", NEVER)));
    }

    private static FilterCriteria any(List<FilterCriteria> criteria) {
        return together(Condition.OR, criteria);
    }

    private static FilterCriteria together(Condition condition, List<FilterCriteria> criteria) {
        FilterCriteria all = new FilterCriteria();
        all.setCondition(condition);
        all.setCriterion(criteria);
        return all;
    }

    private static FilterCriteria holds(String attribute, String text) {
        FilterCriteria one = new FilterCriteria();
        one.setAttributeName(attribute);
        one.setOperator(Operator.CONTAINS);
        one.setAttributeValue(text);
        return one;
    }
}
