package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.ledger.verifier.BundleReport;

/** Result of a demo run, written to {@code var/demo/report.json} and as a closing table. */
final class Report {

    /** The bars of a run at scale 1, after the build. */
    private static final double SECONDS_BAR = 300;
    private static final long MEMORY_BAR = 4L << 30;
    /** The same with the real systems, which have to fit in as well. */
    private static final double REAL_SECONDS_BAR = 900;
    private static final long REAL_MEMORY_BAR = 12L << 30;

    private final Path file;
    private final ObjectNode root = Json.PLAIN.createObjectNode();
    private final Map<DemoStep, Double> seconds = new EnumMap<>(DemoStep.class);
    private final Map<DemoStep, String> lines = new EnumMap<>(DemoStep.class);
    private final Map<String, DatasetScore> scores = new LinkedHashMap<>();
    private final List<RealSystem> systems;

    /** @param systems the real systems that the run uses; none where all parts are the embedded ones */
    Report(Path folder, int scale, long seed, List<RealSystem> systems) {
        this.file = folder.resolve("report.json");
        this.systems = List.copyOf(systems);
        root.put("scale", scale).put("seed", seed);
        root.putObject("seconds");
        root.putObject("memory");
        root.putObject("datasets");
        root.putObject("accuracy");
        root.putObject("catalogue").put("published", 0);
        root.putArray("exchanges");
        root.putArray("scenes");
        root.putObject("receipts").put("issued", 0).put("verified", 0).put("anchored", 0)
                .put("bothSigned", 0).put("cosigned", 0).put("requested", 0).put("provenToRequest", 0);
        root.put("leaks", 0);
        root.putArray("failures");
        ArrayNode real = root.putArray("systems");
        systems.forEach(system -> real.addObject().put("name", system.name()).put("address", system.address()));
    }

    List<RealSystem> systems() {
        return systems;
    }

    void step(DemoStep step, double took) {
        seconds.put(step, took);
        object("seconds").put(step.key(), Math.round(took * 10) / 10.0);
        object("seconds").put("all", Math.round(total() * 10) / 10.0);
    }

    private double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    void line(DemoStep step, String text) {
        lines.put(step, text);
    }

    String line(DemoStep step) {
        return lines.getOrDefault(step, "");
    }

    void memory(String process, long bytes) {
        object("memory").put(process, bytes);
    }

    void fact(String name, JsonNode value) {
        root.set(name, value);
    }

    void dataset(JsonNode counts) {
        ObjectNode dataset = object("datasets").putObject(counts.path("dataset").asText());
        for (String key : new String[] {"rowsIn", "standard", "quarantined", "merged", "flaggedFields"}) {
            dataset.put(key, counts.path(key).asLong());
        }
        dataset.put("skipped", counts.path("skipped").asBoolean());
    }

    /** @return whether there is anything to score; a dataset that failed is told as a failure already */
    boolean standardized(String dataset) {
        return object("datasets").has(dataset);
    }

    /** @param before how many of them an earlier run had published */
    void published(int entries, int before) {
        object("catalogue").put("published", entries).put("new", entries - before);
        line(DemoStep.CATALOGUE, before == 0 ? entries + " entries published"
                : "%d entries published, %d of them new".formatted(entries, entries - before));
    }

    /** @param earlier whether an earlier run played it */
    void scene(String title, String outcome, boolean earlier) {
        ((ArrayNode) root.get("scenes")).addObject().put("scene", title).put("outcome", outcome)
                .put("earlier", earlier);
    }

    void exchange(String name, String consumer, String outcome, String receipt, String note) {
        ((ArrayNode) root.get("exchanges")).addObject().put("exchange", name).put("consumer", consumer)
                .put("outcome", outcome).put("receipt", receipt).put("note", note);
    }

    int exchanges() {
        return root.get("exchanges").size();
    }

    /** Tells the exchanges of an earlier run, with their receipts. */
    void exchanged(List<JsonNode> earlier) {
        earlier.forEach(exchange -> ((ArrayNode) root.get("exchanges")).add(((ObjectNode) exchange).put("earlier",
                true)));
    }

    /** Tells every exchange from this one on that did not end as it must. */
    void expect(int from, String part, String expected) {
        for (int i = from; i < exchanges(); i++) {
            ObjectNode exchange = (ObjectNode) root.get("exchanges").get(i);
            String came = exchange.path("outcome").asText().equals("delivered") ? "delivered"
                    : exchange.path("note").asText();
            exchange.put("part", part).put("held", came.equals(expected));
            if (!came.equals(expected)) {
                failure(exchange.path("exchange").asText(), "SQ-DMO-0002",
                        "%s，应为 %s / ended as %s instead of %s".formatted(came, expected, came, expected));
            }
        }
    }

    /** Adds a note to the exchange that was told last. */
    void note(String text) {
        ArrayNode all = (ArrayNode) root.get("exchanges");
        ((ObjectNode) all.get(all.size() - 1)).put("note", text);
    }

    long outcomes(String outcome) {
        long count = 0;
        for (JsonNode exchange : root.get("exchanges")) {
            count += exchange.path("outcome").asText().equals(outcome) ? 1 : 0;
        }
        return count;
    }

    /** @param signed how many are proven to the signature of the network's orderer, where the ledger is a network */
    void receipts(long issued, BundleReport.Counts counts, long anchored, OptionalLong signed) {
        long verified = counts.valid();
        ObjectNode receipts = object("receipts").put("issued", issued).put("verified", verified)
                .put("anchored", anchored).put("bothSigned", counts.consumer()).put("cosigned", counts.cosigned())
                .put("requested", counts.requested()).put("provenToRequest", counts.request());
        signed.ifPresent(count -> receipts.put("signedByOrderer", count));
        line(DemoStep.VERIFY, "%d of %d receipts verify offline, %d records anchored".formatted(verified, issued,
                anchored)
                + ", %d signed by both sides, %d cosigned, %d proven to the request of %d that have one".formatted(
                        counts.consumer(), counts.cosigned(), counts.request(), counts.requested())
                + (signed.isPresent() ? ", %d proven to the orderer's signature".formatted(signed.getAsLong()) : ""));
    }

    /** @param places how many files, records and names hold something of a planted person */
    void leaks(long places, long searched) {
        root.put("leaks", places);
        line(DemoStep.LEAKS, "%d leaks in %d files and tables".formatted(places, searched));
    }

    void failure(String where, String code, String text) {
        System.err.println("  ! " + where + " " + text);
        ((ArrayNode) root.get("failures")).addObject().put("where", where).put("code", code).put("text", text);
    }

    void score(String dataset, DatasetScore score) {
        scores.put(dataset, score);
        ObjectNode node = object("accuracy").putObject(dataset);
        counts(node, score.all());
        ObjectNode classes = node.putObject("byDefect");
        score.byDefect().forEach((defect, counts) -> counts(classes.putObject(defect), counts));
    }

    private static void counts(ObjectNode node, DatasetScore.Counts counts) {
        node.put("rowsChecked", counts.rows).put("wrongValuesPublished", counts.wrongValues)
                .put("trueValuesLost", counts.lostValues).put("goodRowsQuarantined", counts.goodQuarantined)
                .put("damagedRowsMissed", counts.damagedMissed).put("rowsAbsent", counts.absent);
    }

    /** @return whether every bar of the run was held */
    boolean barsHeld() {
        boolean small = root.path("scale").asInt() == 1;
        return root.path("failures").isEmpty() && accurate() && root.path("leaks").asLong() == 0
                && issued() == root.path("receipts").path("verified").asLong()
                && root.path("receipts").path("anchored").asLong() >= issued()
                && issued() == root.path("receipts").path("cosigned").asLong()
                && issued() == root.path("receipts").path("bothSigned").asLong()
                && root.path("receipts").path("requested").asLong()
                        == root.path("receipts").path("provenToRequest").asLong()
                && root.path("receipts").path("signedByOrderer").asLong(issued()) == issued()
                && (!small || total() < secondsBar() && memory() < memoryBar());
    }

    private long issued() {
        return root.path("receipts").path("issued").asLong();
    }

    private double secondsBar() {
        return systems.isEmpty() ? SECONDS_BAR : REAL_SECONDS_BAR;
    }

    private long memoryBar() {
        return systems.isEmpty() ? MEMORY_BAR : REAL_MEMORY_BAR;
    }

    private boolean accurate() {
        long good = scores.values().stream().mapToLong(s -> s.all().rows).sum();
        long lost = scores.values().stream().mapToLong(s -> s.all().goodQuarantined).sum();
        return scores.values().stream().allMatch(s -> s.all().right()) && lost * 1000 <= good;
    }

    private long memory() {
        long all = 0;
        for (Map.Entry<String, JsonNode> process : root.path("memory").properties()) {
            all += process.getKey().equals("all") ? 0 : process.getValue().asLong();
        }
        return all;
    }

    void write() throws IOException {
        object("memory").put("all", memory());
        root.put("barsHeld", barsHeld());
        AtomicFile.replace(file, Json.PRETTY.writeValueAsBytes(root));
    }

    /** @return the closing table */
    String table() {
        TextTable datasets = new TextTable("dataset", "rows in", "standard", "quarantined", "merged", "checked",
                "wrong", "good quar.", "missed");
        object("datasets").properties().forEach(e -> {
            DatasetScore.Counts score = scores.containsKey(e.getKey()) ? scores.get(e.getKey()).all()
                    : new DatasetScore.Counts();
            JsonNode d = e.getValue();
            datasets.row(e.getKey(), d.path("rowsIn").asLong(), d.path("standard").asLong(),
                    d.path("quarantined").asLong(), d.path("merged").asLong(), score.rows,
                    score.wrongValues, score.goodQuarantined, score.damagedMissed + score.absent);
        });
        TextTable exchanges = new TextTable("exchange", "consumer", "outcome", "receipt");
        root.path("exchanges").forEach(x -> exchanges.row(x.path("exchange").asText(), x.path("consumer").asText(),
                x.path("outcome").asText() + " " + x.path("note").asText()
                        + (x.path("earlier").asBoolean() ? " (earlier)" : ""), x.path("receipt").asText()));
        TextTable scenes = new TextTable("scene", "outcome");
        root.path("scenes").forEach(x -> scenes.row(x.path("scene").asText(), x.path("outcome").asText()
                + (x.path("earlier").asBoolean() ? " (earlier)" : "")));
        TextTable steps = new TextTable("step", "seconds", "");
        seconds.forEach((step, took) -> steps.row(step.title().stripTrailing(), "%.1f".formatted(took),
                lines.getOrDefault(step, "")));
        return "%n%s%n%s%n%s%n%s%n%s  %.0f s · %.1f GB in all processes · bars %s · %s%n".formatted(datasets.text(),
                exchanges.text(), scenes.text(), steps.text(), systemsTable(), total(), memory() / 1e9,
                barsHeld() ? "held" : "MISSED", file);
    }

    private String systemsTable() {
        if (systems.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable("system", "GB", "address");
        systems.forEach(system -> table.row(system.name(),
                "%.2f".formatted(object("memory").path(system.name()).asLong() / 1e9), system.address()));
        return "%s%n".formatted(table.text());
    }

    private ObjectNode object(String name) {
        return (ObjectNode) root.get(name);
    }
}
