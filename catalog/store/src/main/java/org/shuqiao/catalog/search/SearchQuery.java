package org.shuqiao.catalog.search;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.error.CatalogCode;

/**
 * Search request with text, facet filters and paging.
 *
 * @param text words as a person types them, separated by spaces; all must be found. Blank: everything, newest first
 * @param filters per facet the accepted values; a facet that is not there accepts all
 * @param offset of the first hit, from 0
 * @param limit hits on the page, 1 to {@value #MOST_ON_PAGE}
 */
public record SearchQuery(String text, Map<Facet, Set<String>> filters, Order order, int offset, int limit) {

    /** Hits on one page at most. */
    public static final int MOST_ON_PAGE = 100;
    /** The last hit that can be paged to. */
    public static final int LAST_HIT = 10_000;

    public SearchQuery {
        requireNonNull(text, "text is null");
        requireNonNull(order, "order is null");
        filters = Map.copyOf(filters);
        if (offset < 0 || limit < 1 || limit > MOST_ON_PAGE || offset + limit > LAST_HIT) {
            throw new CodedException(CatalogCode.PAGE_OUT_OF_RANGE, MOST_ON_PAGE, LAST_HIT);
        }
    }

    /** The first page of 20 hits, without filters. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, Map.of(), Order.RELEVANCE, 0, 20);
    }

    /** This query, accepting also {@code value} in the facet. */
    public SearchQuery with(Facet facet, String value) {
        Map<Facet, Set<String>> more = new EnumMap<>(Facet.class);
        more.putAll(filters);
        Set<String> values = new LinkedHashSet<>(more.getOrDefault(facet, Set.of()));
        values.add(value);
        more.put(facet, Set.copyOf(values));
        return new SearchQuery(text, more, order, offset, limit);
    }

    /** This query's page of {@code limit} hits from {@code offset}. */
    public SearchQuery page(int offset, int limit) {
        return new SearchQuery(text, filters, order, offset, limit);
    }

    /** This query, sorted so. */
    public SearchQuery sorted(Order by) {
        return new SearchQuery(text, filters, by, offset, limit);
    }
}
