package org.shuqiao.exchange.outside.dcat;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import org.eclipse.rdf4j.model.Model;

/**
 * Page of the catalogue.
 *
 * @param statements a whole document
 * @param next where the next page begins; nothing after the last one
 */
public record DcatPage(Model statements, OptionalLong next) {

    public DcatPage {
        requireNonNull(statements, "statements is null");
        requireNonNull(next, "next is null");
    }
}
