package org.shuqiao.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Order of a file under a grant.
 *
 * @param resource its code
 * @param items    of the resource; none for all that are granted
 * @param format   {@code csv}, {@code xlsx}, {@code parquet} or {@code jsonl}
 */
public record FileOrder(String purpose, String resource, List<String> items, String format) {

    public FileOrder {
        items = List.copyOf(items);
    }

    /** @return what the record's query digest is over: docs/exchange-record.md; the file is not encrypted */
    String asked() {
        ObjectNode order = CanonicalJson.object().put("format", format).put("recipient", "").put("resource", resource);
        items.forEach(order.putArray("items")::add);
        return new String(CanonicalJson.bytes(order), StandardCharsets.UTF_8);
    }
}
