package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published catalogue as DCAT-AP: both forms, page by page, read back by Apache Jena without loss. */
class DcatDoorsTest {

    private static final int ENTRIES = 5;
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static Map<String, ObjectNode> published;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        SharedRoads roads = new SharedRoads(running);
        String first = roads.publish("国道", "41", "conditional");
        roads.publish("省道", "42", "unconditional");
        roads.publish(SharedRoads.draft("县道“A”\\\\#1", "43", "", "conditional", "\"table\", \"file\", \"service\"")
                .replace("\"related\": []", "\"related\": [\"" + first + "\"]")
                .replace("\"open\": {\"kind\": \"none\", \"condition\": \"\"}",
                        "\"open\": {\"kind\": \"conditional\", \"condition\": \"须注明来源\"}"), "43");
        roads.publish(SharedRoads.draft("乡道", "44", "", "conditional", "\"service\"")
                .replace("\"update\": \"yearly\"", "\"update\": \"real-time\""), "44");
        roads.publish("村道", "45", "conditional");
        drafted(roads);
        published = published();
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    /** A draft and a withdrawn entry, which nobody may find in the document. */
    private static void drafted(SharedRoads roads) throws Exception {
        Caller officer = running.as("jiaotong-officer");
        SharedRoads.ok(officer.post("/api/v1/entries", "{\"draft\": " + SharedRoads.draft("未发布的便道", "46", "",
                "conditional", "\"service\"") + "}"));
        roads.publish("已撤销的栈道", "47", "conditional");
        for (JsonNode hit : SharedRoads.ok(running.as("reviewer").get("/api/v1/search?limit=50")).path("hits")) {
            if (hit.path("name").asText().equals("已撤销的栈道")) {
                String entry = entries().get(hit.path("code").asText());
                assertThat(running.as("reviewer").post("/api/v1/entries/" + entry + "/withdraw",
                        "{\"reason\": \"不再维护\"}").status()).isEqualTo(200);
            }
        }
    }

    /** @return the numbers of the published entries by code */
    private static Map<String, String> entries() throws Exception {
        Map<String, String> numbers = new TreeMap<>();
        for (int id = 1; id < 20; id++) {
            JsonNode entry = running.as("reviewer").get("/api/v1/entries/" + id).body();
            if (entry.path("state").asText().equals("published")) {
                numbers.put(entry.path("code").asText(), String.valueOf(id));
            }
        }
        return numbers;
    }

    /** @return what the platform itself says of each published entry, without what its public page keeps back */
    private static Map<String, ObjectNode> published() throws Exception {
        Map<String, ObjectNode> published = new TreeMap<>();
        for (Map.Entry<String, String> entry : entries().entrySet()) {
            ObjectNode draft = (ObjectNode) SharedRoads.ok(running.as("reviewer").get("/api/v1/entries/"
                    + entry.getValue() + "/draft")).path("draft");
            draft.remove(List.of("dataset", "regradeReason", "justification"));
            ArrayNode modes = (ArrayNode) draft.path("sharing").path("modes");
            List<String> sorted = StreamSupport.stream(modes.spliterator(), false).map(JsonNode::asText).sorted()
                    .toList();
            modes.removeAll();
            sorted.forEach(modes::add);
            published.put(entry.getKey(), draft);
        }
        return published;
    }

    private static HttpResponse<String> get(String path, String accept, Optional<String> login) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(running.url().resolve(path)).header("Accept", accept);
        login.ifPresent(name -> request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                (name + ":" + RunningServer.PASSWORD).getBytes(StandardCharsets.UTF_8))));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** @return the pages from the first to the one that names none after it */
    private static List<String> pages(String path, String accept, Optional<String> login) throws Exception {
        List<String> pages = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            HttpResponse<String> page = get(next, accept, login);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith(accept);
            pages.add(page.body());
            Matcher link = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
            next = link.find() ? link.group(1) : "";
        }
        return pages;
    }

    private static DcatReader read(List<String> pages, Lang form) {
        DcatReader reader = new DcatReader();
        pages.forEach(page -> reader.read(page, form));
        return reader;
    }

    @Test
    void everyPublishedEntryIsReadBackAsItIsFromBothForms() throws Exception {
        assertThat(published).hasSize(ENTRIES);
        assertThat(get("/api/v1/dcat", "text/turtle", Optional.of("auditor")).body()).as("themes in words")
                .contains("prefLabel \"云州市交通运输局\"@zh").doesNotContain("-09\"@zh");
        for (Lang form : List.of(Lang.TURTLE, Lang.JSONLD11)) {
            String accept = form == Lang.TURTLE ? "text/turtle" : "application/ld+json";
            List<String> pages = pages("/api/v1/dcat?limit=2", accept, Optional.of("chengyun-user"));
            DcatReader reader = read(pages, form);

            assertThat(pages).as("pages of two").hasSize(3);
            assertThat(reader.entries()).as(accept).isEqualTo(published);
            assertThat(reader.versions().values()).hasSize(ENTRIES).containsOnly("1");
            assertThat(reader.count("Distribution")).as("one for each mode").isEqualTo(2 + 2 + 3 + 1 + 2);
            assertThat(String.join("", pages)).doesNotContain("未发布", "已撤销", "road_share");
        }
    }

    @Test
    void bothFormsSayTheSame() throws Exception {
        String turtle = get("/catalogue/dcat", "text/turtle", Optional.empty()).body();
        String json = get("/catalogue/dcat", "application/ld+json", Optional.empty()).body();

        Model one = DcatReader.alone(turtle, Lang.TURTLE);
        Model other = DcatReader.alone(json, Lang.JSONLD11);

        assertThat(one.size()).isGreaterThan(ENTRIES * 20L);
        assertThat(one.isIsomorphicWith(other)).isTrue();
    }

    @Test
    void everyPageHoldsWhatTheProfileDemands() throws Exception {
        Model shapes;
        try (InputStream file = DcatDoorsTest.class.getResourceAsStream("dcat-ap.ttl")) {
            shapes = DcatReader.alone(new String(file.readAllBytes(), StandardCharsets.UTF_8), Lang.TURTLE);
        }
        for (String page : pages("/catalogue/dcat?limit=2&format=ttl", "text/turtle", Optional.empty())) {
            DcatReader reader = read(List.of(page), Lang.TURTLE);
            assertThat(reader.count("Catalog")).isEqualTo(1);
            assertThat(reader.count("Dataset")).isBetween(1, 2);
            assertThat(reader.against(shapes.getGraph())).isEmpty();
            OfficialSchemas.dcat().forEach(official -> assertThat(reader.against(official)).isEmpty());
        }
    }

    @Test
    void theProfileFindsWhatIsMissing() throws Exception {
        Model shapes;
        try (InputStream file = DcatDoorsTest.class.getResourceAsStream("dcat-ap.ttl")) {
            shapes = DcatReader.alone(new String(file.readAllBytes(), StandardCharsets.UTF_8), Lang.TURTLE);
        }
        String page = get("/catalogue/dcat", "text/turtle", Optional.empty()).body();

        DcatReader reader = read(List.of(page.replaceAll("dcterms:publisher", "dcterms:creator")), Lang.TURTLE);

        assertThat(reader.against(shapes.getGraph())).as("the catalogue's and each entry's").hasSize(ENTRIES + 1);
        OfficialSchemas.dcat().stream().limit(1).forEach(official ->
                assertThat(reader.against(official)).hasSizeGreaterThanOrEqualTo(1));
    }

    @Test
    void theDocumentIsLinkedAndWrongFormsAreToldSo() throws Exception {
        String code = published.keySet().iterator().next();
        String page = get("/catalogue/entry?code=" + code.replace("/", "%2F"), "text/html", Optional.empty()).body();
        HttpResponse<String> unknown = get("/api/v1/dcat?format=rdfxml", "*/*", Optional.of("auditor"));

        assertThat(page).contains("/catalogue/dcat");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("SQ-SRV-0243", "jsonld, ttl");
        assertThat(get("/api/v1/dcat?limit=1001", "*/*", Optional.of("auditor")).body()).contains("SQ-SRV-0002");
        assertThat(get("/api/v1/dcat", "*/*", Optional.empty()).statusCode()).isEqualTo(401);
    }
}
