package org.shuqiao.exchange.outside.dataspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;

/**
 * Page of the catalogue in the dataspace's form.
 *
 * @param next where the next page begins; nothing after the last one
 */
public record DspPage(ObjectNode catalogue, OptionalLong next) {

    public DspPage {
        requireNonNull(catalogue, "catalogue is null");
        requireNonNull(next, "next is null");
    }
}
