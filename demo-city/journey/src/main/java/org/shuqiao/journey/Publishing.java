package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.StepBar;

/** Publishes the catalogue entries: officers draft and submit, the authority's reviewer publishes. */
final class Publishing {

    private final DemoAccounts cast;
    private final DemoNodes nodes;
    private final Report report;
    private final Map<String, String> codes = new LinkedHashMap<>();

    Publishing(DemoAccounts cast, DemoNodes nodes, Report report) {
        this.cast = cast;
        this.nodes = nodes;
        this.report = report;
    }

    void run() {
        try (StepBar bar = StepBar.open(DemoStep.CATALOGUE.title())) {
            JsonNode datasets = cast.admin().get("/api/v1/datasets");
            int done = 0;
            int before = 0;
            for (JsonNode dataset : datasets) {
                String id = dataset.path("id").asText();
                bar.at(done++, datasets.size(), id);
                before += dataset.path("resource").asText("").isEmpty() ? 0 : 1;
                if (dataset.path("entryDrafted").asBoolean()) {
                    publish(id, dataset.path("department").asText(), dataset.path("resource").asText(""));
                }
            }
            report.published(codes.size(), before);
            report.step(DemoStep.CATALOGUE, bar.seconds());
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
            String entry = submitted(officer, dataset);
            JsonNode published = cast.reviewer().post("/api/v1/entries/" + entry + "/publish", RestClient.body());
            codes.put(dataset, published.path("code").asText());
            nodes.signEntry(cast, department, published.path("code").asText());
        } catch (RemoteRefusal refusal) {
            report.failure(dataset, refusal.code(), refusal.getMessage() + " " + refusal.body().path("findings"));
        }
    }

    /** Goes on with what an earlier run left as a draft or under review. @return the entry's number */
    private String submitted(RestClient officer, String dataset) {
        JsonNode entry = null;
        for (JsonNode open : officer.get("/api/v1/entries")) {
            entry = open.path("dataset").asText().equals(dataset) ? open : entry;
        }
        if (entry == null) {
            entry = officer.post("/api/v1/entries", RestClient.body().put("dataset", dataset));
        }
        String id = entry.path("id").asText();
        if (entry.path("state").asText().equals("draft")) {
            submit(officer, id);
        }
        return id;
    }

    /**
     * Submits. Where another department shares a datum already, the authority decides: a register may repeat what it
     * checks persons by, and the police stay the source.
     */
    private void submit(RestClient officer, String id) {
        try {
            officer.post("/api/v1/entries/" + id + "/submit", RestClient.body());
        } catch (RemoteRefusal stopped) {
            if (!stopped.code().equals("SQ-CAT-0140")) {
                throw stopped;
            }
            for (JsonNode claim : cast.reviewer().get("/api/v1/source-claims")) {
                if (claim.path("entry").asText().equals(id)) {
                    cast.reviewer().post("/api/v1/source-claims/" + claim.path("id").asText() + "/decide",
                            RestClient.body().put("verdict", "beside")
                                    .put("reason", "业务登记须自行核对，数源仍为 " + claim.path("holder").asText()));
                }
            }
            officer.post("/api/v1/entries/" + id + "/submit", RestClient.body());
        }
    }

    /** @return the resource code of a dataset's entry */
    String code(String dataset) {
        String code = codes.get(dataset);
        if (code == null) {
            throw new StepFailedException(DemoStep.CATALOGUE, "no entry was published for " + dataset);
        }
        return code;
    }
}
