package org.shuqiao.exchange.outside.dcat;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * Page of the catalogue.
 *
 * @param document a whole document in the format that was asked for
 * @param next where the next page begins; nothing after the last one
 */
public record DcatPage(String document, OptionalLong next) {

    public DcatPage {
        requireNonNull(document, "document is null");
        requireNonNull(next, "next is null");
    }
}
