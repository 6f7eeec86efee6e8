package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.yaml.Yaml;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Tests what a monitoring system is told by the shared city, by its own token, and the rules and pictures for it. */
@ExtendWith(CityExtension.class)
class MonitoringTest {

    private static final Pattern METRIC = Pattern.compile("\\b(?:shuqiao|jvm|process|system)_[a-z_]+");
    private static final Pattern GIVEN = Pattern.compile("^(?:# TYPE )?([a-z_]+)[{ ]", Pattern.MULTILINE);
    private static final Path SHIPPED = CommandPage.root().resolve("conf/monitoring");

    private final City city;

    MonitoringTest(City city) {
        this.city = city;
    }

    @Test
    void everyMetricOfTheRulesAndTheDashboardIsGiven() throws Exception {
        asked();
        String metrics = call("/metrics", token()).body();
        Set<String> given = new TreeSet<>();
        GIVEN.matcher(metrics).results().forEach(each -> given.add(each.group(1)));
        Set<String> named = new TreeSet<>();
        for (String file : List.of("alerts.yaml", "grafana-dashboard.json")) {
            expressions(Yaml.MAPPER.readTree(SHIPPED.resolve(file).toFile()), named);
        }

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(given).containsAll(named);
        assertThat(metrics).contains("shuqiao_delivery_seconds_count{consumer=\"chengyun\",mode=\"query\","
                + "outcome=\"delivered\",provider=\"gongan\"}");
        assertThat(metrics).as("no purpose, person, value or account").doesNotContain("监控演练", "王", "chengyun-user",
                "gongan-officer");
    }

    @Test
    void everyAlertSaysHowUrgentItIsAndTheGuideWhatToDoFirst() throws IOException {
        String guide = Files.readString(CommandPage.root().resolve("docs/operations.md"));
        String first = guide.substring(guide.indexOf("### The first alarm"), guide.indexOf("## The ledger on"));
        Set<String> alerts = new TreeSet<>();
        for (JsonNode group : Yaml.MAPPER.readTree(SHIPPED.resolve("alerts.yaml").toFile()).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                String name = rule.path("alert").asText();
                assertThat(alerts.add(name)).as(name + " once").isTrue();
                assertThat(rule.path("expr").asText()).as(name).isNotBlank();
                assertThat(rule.at("/labels/severity").asText()).as(name).isIn("critical", "warning", "notice");
                assertThat(rule.at("/annotations/summary").asText()).as(name).contains(" / ");
                assertThat(first).contains("`" + name + "`");
            }
        }
        assertThat(alerts).hasSizeGreaterThan(10);
        JsonNode scrape = Yaml.MAPPER.readTree(SHIPPED.resolve("prometheus.yaml").toFile());
        assertThat(scrape.at("/rule_files/0").asText()).isEqualTo("alerts.yaml");
        assertThat(scrape.at("/scrape_configs/0/job_name").asText()).isEqualTo("shuqiao");
    }

    @Test
    void everyPanelOfTheDashboardHasAPlaceAndASource() throws IOException {
        JsonNode panels = Json.PLAIN.readTree(SHIPPED.resolve("grafana-dashboard.json").toFile()).path("panels");
        Set<String> ids = new TreeSet<>();
        Set<String> places = new TreeSet<>();
        for (JsonNode panel : panels) {
            assertThat(ids.add(panel.path("id").asText())).as(panel.path("title").asText()).isTrue();
            JsonNode at = panel.path("gridPos");
            assertThat(places.add(at.path("x") + "," + at.path("y"))).as(panel.path("title").asText()).isTrue();
            assertThat(at.path("x").asInt() + at.path("w").asInt()).isBetween(1, 24);
            assertThat(panel.at("/datasource/type").asText()).isEqualTo("prometheus");
            assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
        }
        assertThat(ids).hasSizeGreaterThan(8);
    }

    @Test
    void metricsAreForTheTokenAndHealthIsForAnybody() throws Exception {
        assertThat(call("/metrics", "").statusCode()).isEqualTo(401);
        assertThat(call("/metrics", "wrong").body()).contains("SQ-SRV-0280");
        assertThat(call("/health/live", "").body()).contains("UP");
        HttpResponse<String> ready = call("/health/ready", "");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("UP\n");
    }

    @Test
    void oneIdLeadsFromTheCallToItsRecordInTheLog() throws Exception {
        HttpResponse<String> answer = call("/health/live", "");
        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
        assertThat(call("/health/live", "", "X-Request-Id", "proxy-1234-abcd").headers().firstValue("X-Request-Id"))
                .contains("proxy-1234-abcd");
        assertThat(call("/health/live", "", "X-Request-Id", "a b").headers().firstValue("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{16}"));

        asked();
        String record = query("click-from-portal-1");
        assertThat(Files.readString(city.home().logs().resolve("server.log")))
                .contains("[click-from-portal-1] record " + record + " settled");
    }

    /** @return the record's id of a query that is asked under an id of its own */
    private String query(String id) throws Exception {
        String password = Files.readString(city.home().secrets().resolve("account-chengyun-user")).strip();
        String basic = Base64.getEncoder().encodeToString(("chengyun-user:" + password).getBytes(
                StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server() + "/api/v1/query"))
                .header("Authorization", "Basic " + basic).header("Content-Type", "application/json")
                .header("X-Request-Id", id).POST(HttpRequest.BodyPublishers.ofString(
                        "{\"purpose\": \"监控演练\", \"sql\": \"select name from gongan.rk\"}")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).headers()
                    .firstValue("Shuqiao-Receipt").orElseThrow();
        }
    }

    private String server() throws IOException {
        return Json.PLAIN.readTree(city.home().serverFile().toFile()).path("url").asText();
    }

    @Test
    @Commands(done = "top", refused = "top")
    void topShowsWhatRuns() throws Exception {
        asked();
        Terminal shown = Terminal.run("top", "--once");

        assertThat(shown.exit()).as(shown.err()).isEqualTo(ExitCodes.DONE);
        assertThat(shown.out()).contains("delivered", "written", "record-log", "gongan_rk", "disk free MB");
        Path token = city.home().secrets().resolve("metrics-token");
        String kept = Files.readString(token);
        Files.writeString(token, "other");
        try {
            assertRefused(Terminal.run("top", "--once"), "SQ-SRV-0280");
        } finally {
            Files.writeString(token, kept);
        }
        AtomicReference<String> told = new AtomicReference<>("");
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", call -> {
            told.set(call.getRequestHeaders().getFirst("Authorization"));
            call.sendResponseHeaders(401, -1);
            call.close();
        });
        other.start();
        try {
            assertThat(Terminal.run("top", "--once", "--server", "http://127.0.0.1:" + other.getAddress().getPort())
                    .exit()).isNotEqualTo(ExitCodes.DONE);
        } finally {
            other.stop(0);
        }
        assertThat(told.get()).as("another server is not told this one's token").startsWith("Bearer")
                .doesNotContain(kept.strip());
        assertThat(Terminal.run("top", "--once", "--server", server()).exit()).isEqualTo(ExitCodes.DONE);
    }

    private void asked() {
        city.granted("监控演练", "name");
        Terminal answer = city.as("chengyun-user", "query", "select name from gongan.rk", "--purpose", "监控演练");
        assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCodes.DONE);
    }

    private static void expressions(JsonNode tree, Set<String> named) {
        if (tree.isObject()) {
            for (Map.Entry<String, JsonNode> each : tree.properties()) {
                if (each.getKey().equals("expr")) {
                    METRIC.matcher(each.getValue().asText()).results().forEach(metric -> named.add(metric.group()));
                }
            }
        }
        tree.forEach(each -> expressions(each, named));
    }

    private String token() throws IOException {
        return Files.readString(city.home().secrets().resolve("metrics-token")).strip();
    }

    private HttpResponse<String> call(String path, String token, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
