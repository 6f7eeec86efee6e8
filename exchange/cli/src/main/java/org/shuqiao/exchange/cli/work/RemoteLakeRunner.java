package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Looks after the lake of the running server through its REST API. */
final class RemoteLakeRunner implements LakeRunner {

    private final RestClient client;

    RemoteLakeRunner(RestClient client) {
        this.client = client;
    }

    @Override
    public JsonNode state() {
        return client.get("/api/v1/lake");
    }

    @Override
    public String maintain(List<String> tables) {
        ObjectNode body = RestClient.body();
        tables.forEach(body.putArray("tables")::add);
        return client.post("/api/v1/lake/maintain", body).path("id").asText();
    }

    @Override
    public JsonNode job(String id) {
        return client.get("/api/v1/jobs/" + id);
    }

    @Override
    public void close() {
        // the server lives on
    }
}
