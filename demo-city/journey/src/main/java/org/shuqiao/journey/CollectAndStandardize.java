package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.cli.work.JobWatch;

/** Runs the collect and standardize jobs over all datasets as an officer. */
final class CollectAndStandardize {

    private final DemoAccounts cast;
    private final Report report;
    private final EarlierRun earlier;

    CollectAndStandardize(DemoAccounts cast, Report report, EarlierRun earlier) {
        this.cast = cast;
        this.report = report;
        this.earlier = earlier;
    }

    /** @return whether a source had something that was not collected before */
    boolean run() throws InterruptedException {
        JsonNode collected = job(DemoStep.COLLECT, "COLLECT");
        long batches = 0;
        long rows = 0;
        for (JsonNode dataset : collected.path("datasets")) {
            batches += dataset.path("batches").asLong();
            rows += dataset.path("rows").asLong();
        }
        report.fact("collected", collected.path("datasets"));
        long allRows = rows + earlier.collected("rows");
        long allBatches = batches + earlier.collected("batches");
        report.fact("collectedInAll", RestClient.body().put("rows", allRows).put("batches", allBatches));
        report.line(DemoStep.COLLECT, allBatches == batches ? rows + " rows in " + batches + " batches"
                : "%s; %d rows in %d batches since the first run".formatted(batches == 0 ? "nothing new"
                        : rows + " new rows in " + batches + " batches", allRows, allBatches));
        JsonNode standardized = job(DemoStep.STANDARDIZE, "STANDARDIZE");
        standardized.path("datasets").forEach(report::dataset);
        return batches > 0;
    }

    private JsonNode job(DemoStep step, String kind) throws InterruptedException {
        RestClient admin = cast.admin(); // an officer starts the jobs of one department, an administrator those of all
        try (StepBar bar = StepBar.open(step.title())) {
            ObjectNode body = RestClient.body().put("kind", kind);
            body.putArray("datasets");
            String id = admin.post("/api/v1/jobs", body).path("id").asText();
            JsonNode job = JobWatch.follow(() -> admin.get("/api/v1/jobs/" + id), bar);
            report.step(step, bar.seconds());
            report.memory(kind.toLowerCase(Locale.ROOT), job.path("peakMemoryBytes").asLong());
            bar.outcome(job.path("state").asText());
            for (JsonNode failure : job.path("failures")) {
                report.failure(failure.path("dataset").asText(""), failure.path("code").asText(),
                        failure.path("zh").asText() + " / " + failure.path("en").asText());
            }
            if ("FAILED".equals(job.path("state").asText())) {
                throw new StepFailedException(step, job.path("failures").path(0).path("en").asText());
            }
            return job;
        }
    }
}
