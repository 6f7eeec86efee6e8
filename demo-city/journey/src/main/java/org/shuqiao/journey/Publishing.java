package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.StepBar;

/** Each department's officer drafts and submits its entries; the authority's reviewer publishes them. */
final class Publishing {

    private final Cast cast;
    private final Report report;
    private final Map<String, String> codes = new LinkedHashMap<>();

    Publishing(Cast cast, Report report) {
        this.cast = cast;
        this.report = report;
    }

    void run() {
        try (StepBar bar = StepBar.open(Steps.CATALOGUE.title())) {
            JsonNode datasets = cast.admin().get("/api/v1/datasets");
            int done = 0;
            for (JsonNode dataset : datasets) {
                String id = dataset.path("id").asText();
                bar.at(done++, datasets.size(), id);
                if (dataset.path("entryDrafted").asBoolean()) {
                    publish(id, dataset.path("department").asText(), dataset.path("resource").asText(""));
                }
            }
            report.published(codes.size());
            report.step(Steps.CATALOGUE, bar.seconds());
            bar.outcome(codes.size() + " entries");
        }
    }

    private void publish(String dataset, String department, String already) {
        if (!already.isEmpty()) {
            codes.put(dataset, already);
            return;
        }
        RestClient officer = cast.officer(department);
        try {
            String entry = officer.post("/api/v1/entries", RestClient.body().put("dataset", dataset)).path("id").asText();
            officer.post("/api/v1/entries/" + entry + "/submit", RestClient.body());
            JsonNode published = cast.reviewer().post("/api/v1/entries/" + entry + "/publish", RestClient.body());
            codes.put(dataset, published.path("code").asText());
        } catch (RemoteRefusal refusal) {
            report.failure(dataset, refusal.code(), refusal.getMessage() + " " + refusal.body().path("findings"));
        }
    }

    /** @return the resource code of a dataset's entry */
    String code(String dataset) {
        String code = codes.get(dataset);
        if (code == null) {
            throw new StepFailed(Steps.CATALOGUE, "no entry was published for " + dataset);
        }
        return code;
    }
}
