package org.shuqiao.catalog.published;

import java.util.List;

/**
 * Page of search results.
 *
 * @param total entries found in all
 * @param codes the resource codes of those on the page
 */
public record FoundEntries(long total, List<String> codes) {

    public FoundEntries {
        codes = List.copyOf(codes);
    }
}
