package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Reads the list of exchange records from the server. */
public final class RecordList {

    private RecordList() { }

    /** @return every record that the account may see, newest first; the server gives them page by page */
    public static List<JsonNode> records(RestClient client) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = client.get("/api/v1/receipts");
        while (!page.isEmpty()) {
            page.forEach(all::add);
            page = client.get("/api/v1/receipts?before=" + all.getLast().path("index").asLong());
        }
        return all;
    }
}
