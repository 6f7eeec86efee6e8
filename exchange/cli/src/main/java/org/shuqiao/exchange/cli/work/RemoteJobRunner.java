package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.platform.jobs.CollectWord;

/** Runs jobs on the running server through its REST API. */
final class RemoteJobRunner implements JobRunner {

    private final RestClient client;

    RemoteJobRunner(RestClient client) {
        this.client = client;
    }

    @Override
    public JsonNode datasets() {
        return client.get("/api/v1/datasets");
    }

    @Override
    public String start(String kind, List<String> datasets, CollectWord word) {
        ObjectNode body = RestClient.body().put("kind", kind).put("shrunken", word.shrunken())
                .put("reconcile", word.reconcile());
        datasets.forEach(body.putArray("datasets")::add);
        return client.post("/api/v1/jobs", body).path("id").asText();
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
