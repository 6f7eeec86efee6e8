package org.shuqiao.nifi.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;

class PullServiceTest {

    /** Scripted answer to the n-th request, counted from 1. */
    private interface Script {
        Answer answer(int request, Map<String, String> query) throws IOException;
    }

    private record Answer(int status, String body, Map<String, String> headers) {
        static Answer ok(String body) {
            return new Answer(200, body, Map.of());
        }
    }

    private final List<Long> times = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private HttpServer server;
    private Script script = (request, query) -> Answer.ok("{}");
    private TestRunner runner;

    @BeforeEach
    void start() throws Exception {
        start(new PullService());
    }

    private void start(PullService processor) throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ticket", this::handle);
        server.start();
        runner = TestRunners.newTestRunner(processor);
        runner.setProperty(PullProcessor.DEPARTMENT, "chengyun");
        runner.setProperty(PullProcessor.DATASET, "ticket");
        runner.setProperty(PullService.URL, "http://127.0.0.1:" + server.getAddress().getPort() + "/ticket");
        runner.setProperty(PullService.KEY_HEADER, "X-Api-Key");
        runner.setProperty(PullService.KEY_VALUE, "k-123");
        runner.setProperty(PullService.LIMIT, "10");
        runner.setProperty(PullService.TOTAL, "/total");
        runner.setProperty(PullService.RATE, "1000");
        runner.setProperty(PullService.WAIT, "1 millis");
        runner.setProperty(PullService.LONGEST, "40 millis");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void allPagesAreReadWithTheKeyAndNestedFieldsFlattened() {
        script = (request, query) -> page(query, 25,
                i -> "{\"no\":\"" + i + "\",\"caller\":{\"name\":\"甲\",\"tags\":[1,{\"a\":1.50}]},\"amount\":1.50,"
                        + "\"big\":12345678901234567890,\"e\":1E5,\"ok\":true,\"nil\":null}");

        SliceArchives.Opened slice = pull().getFirst();

        assertThat(slice.rows()).hasSize(25);
        assertThat(slice.rows().getFirst().path("caller.name").asText()).isEqualTo("甲");
        assertThat(slice.rows().getFirst().path("caller.tags").asText()).isEqualTo("[1,{\"a\":1.50}]");
        assertThat(slice.rows().getFirst().path("amount").asText()).isEqualTo("1.50");
        assertThat(slice.rows().getFirst().path("big").asText()).isEqualTo("12345678901234567890");
        assertThat(slice.rows().getFirst().path("e").asText()).isEqualTo("1E5");
        assertThat(slice.rows().getFirst().path("nil").isNull()).isTrue();
        assertThat(keys).containsOnly("k-123");
    }

    @Test
    void anUnchangedSnapshotIsNotPulledTwice() {
        script = (request, query) -> page(query, 12, i -> "{\"no\":\"" + i + "\"}");

        assertThat(pull()).hasSize(1);
        assertThat(pull()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401, SQ-COL-0051, 1", "403, SQ-COL-0052, 1", "404, SQ-COL-0053, 1", "400, SQ-COL-0054, 1",
        "302, SQ-COL-0054, 1", "429, SQ-COL-0055, 5", "500, SQ-COL-0056, 5"})
    void whatPassesIsTriedAgainAndWhatDoesNotIsAnErrorAtOnce(int status, String code, int requests) {
        script = (request, query) -> new Answer(status, "no", Map.of());

        assertThat(failure()).isEqualTo(code);
        assertThat(times).hasSize(requests);
    }

    @Test
    void aServiceThatRecoversIsPulledWhole() {
        script = (request, query) -> request % 3 == 1 ? new Answer(503, "", Map.of())
                : request % 3 == 2 ? Answer.ok("{\"rows\":[{\"no\":") : page(query, 25, i -> "{\"no\":\"" + i + "\"}");

        assertThat(pull().getFirst().rows()).hasSize(25);
    }

    @Test
    void retryAfterIsHonoured() {
        runner.setProperty(PullService.LONGEST, "5 sec");
        script = (request, query) -> request == 1 ? new Answer(429, "", Map.of("Retry-After", "1"))
                : page(query, 3, i -> "{\"no\":\"" + i + "\"}");

        assertThat(pull()).hasSize(1);
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(990_000_000L);
    }

    @Test
    void theRateIsKept() {
        runner.setProperty(PullService.RATE, "20");
        script = (request, query) -> page(query, 80, i -> "{\"no\":\"" + i + "\"}");
        // from before the first request is sent: when it arrives depends on how long the connection takes
        long start = System.nanoTime();

        pull();

        assertThat(times).hasSize(8);
        assertThat(times.getLast() - start).isGreaterThanOrEqualTo(7 * 50_000_000L);
    }

    @Test
    void truncatedJsonIsAnErrorAndNothingIsPulled() {
        script = (request, query) -> Answer.ok("{\"total\":3,\"rows\":[{\"no\":\"1\"},{\"no\"");

        assertThat(failure()).isEqualTo("SQ-COL-0057");
    }

    @Test
    void anAnswerWithoutRowsOrTotalIsAnError() {
        script = (request, query) -> Answer.ok("{\"total\":3}");
        assertThat(failure()).isEqualTo("SQ-COL-0058");
        script = (request, query) -> Answer.ok("{\"rows\":[]}");
        assertThat(failure()).isEqualTo("SQ-COL-0058");
    }

    @Test
    void pagesThatDriftOnceAreReadAgain() {
        script = (request, query) -> page(query, request == 2 ? 26 : 25, i -> "{\"no\":\"" + i + "\"}");

        assertThat(pull().getFirst().rows()).hasSize(25);
    }

    @Test
    void pagesThatKeepDriftingAreAnError() {
        script = (request, query) -> page(query, 25 + request, i -> "{\"no\":\"" + i + "\"}");
        assertThat(failure()).isEqualTo("SQ-COL-0059");
        assertThat(times).hasSize(4);
        script = (request, query) -> page(query, 25, i -> "{\"no\":\"" + (i == 10 ? 9 : i) + "\"}");
        assertThat(failure()).isEqualTo("SQ-COL-0059");
    }

    @Test
    void aServiceThatIsDownIsAnError() {
        server.stop(0);

        assertThat(failure()).isEqualTo("SQ-COL-0050");
    }

    @Test
    void aKeysetAsksSinceTheNewestAndDropsWhatItHas() {
        List<Integer> numbers = new ArrayList<>(List.of(3, 1, 2));
        List<String> since = new ArrayList<>();
        runner.setProperty(PullService.MODE, "keyset");
        runner.setProperty(PullService.WATERMARK, "time");
        runner.setProperty(PullService.SINCE, "since");
        runner.setProperty(PullService.KEY, "no");
        runner.setProperty(PullProcessor.CONTRACT,
                "[{\"column\":\"no\",\"type\":\"integer\"},{\"column\":\"time\",\"type\":\"timestamp\"}]");
        script = (request, query) -> {
            since.add(query.getOrDefault("since", ""));
            return Answer.ok("{\"total\":%d,\"rows\":[%s]}".formatted(numbers.size(), numbers.stream()
                    .map(i -> "{\"no\":%d,\"time\":\"2024-03-07T15:00:%02d+08:00\"}".formatted(i, i / 2))
                    .collect(Collectors.joining(","))));
        };

        assertThat(pull().getFirst().column("no")).containsExactly("3", "1", "2");
        assertThat(pull()).isEmpty();
        numbers.add(10);
        assertThat(pull().getFirst().column("no")).containsExactly("10");
        assertThat(since).containsExactly("", "2024-03-07T15:00:01+08:00", "2024-03-07T15:00:01+08:00");
    }

    @Test
    void aKeysetHoldsBackWhatIsNewerThanTheSettleTime() throws Exception {
        stop();
        start(new PullService(Clock.fixed(Instant.parse("2024-03-07T07:00:30Z"), ZoneId.of("Asia/Shanghai"))));
        runner.setProperty(PullService.MODE, "keyset");
        runner.setProperty(PullService.WATERMARK, "time");
        runner.setProperty(PullService.KEY, "no");
        runner.setProperty(PullService.SETTLE, "10 sec");
        runner.setProperty(PullProcessor.CONTRACT,
                "[{\"column\":\"no\",\"type\":\"integer\"},{\"column\":\"time\",\"type\":\"timestamp\"}]");
        script = (request, query) -> page(query, 4,
                i -> "{\"no\":%d,\"time\":\"2024-03-07T15:00:%02d+08:00\"}".formatted(i, i * 10));

        assertThat(pull().getFirst().column("no")).containsExactly("0", "1", "2");
    }

    @Test
    void aKeysetTellsWhatItWouldLose() {
        Map<Integer, String> times = new LinkedHashMap<>(Map.of(5, "2024-03-07T15:00:00+08:00"));
        times.put(6, "2099-01-01T00:00:00+08:00");
        times.put(7, "");
        runner.setProperty(PullService.MODE, "keyset");
        runner.setProperty(PullService.WATERMARK, "time");
        runner.setProperty(PullService.KEY, "no");
        runner.setProperty(PullProcessor.CONTRACT,
                "[{\"column\":\"no\",\"type\":\"integer\"},{\"column\":\"time\",\"type\":\"timestamp\"}]");
        script = (request, query) -> Answer.ok("{\"total\":%d,\"rows\":[%s]}".formatted(times.size(), times.entrySet()
                .stream().map(row -> "{\"no\":%d,\"time\":%s}".formatted(row.getKey(),
                        row.getValue().isEmpty() ? "null" : "\"" + row.getValue() + "\""))
                .collect(Collectors.joining(","))));

        assertThat(pull().getFirst().column("no")).containsExactly("5");
        assertThat(remarks()).containsExactly("SQ-SRC-0050", "SQ-SRC-0051");
        times.put(8, "2024-03-07T16:00:00+08:00");
        times.put(3, "2024-03-07T15:00:00+08:00");
        assertThat(pull().getFirst().column("no")).containsExactly("8");
        assertThat(remarks()).contains("SQ-SRC-0053");
        assertThat(pull()).isEmpty();
        assertThat(remarks()).doesNotContain("SQ-SRC-0053");
    }

    @Test
    void aTextKeyAsSoleBoundIsTold() {
        runner.setProperty(PullService.MODE, "keyset");
        runner.setProperty(PullService.KEY, "no");
        script = (request, query) -> page(query, 3, i -> "{\"no\":\"k" + i + "\"}");

        assertThat(pull()).hasSize(1);
        assertThat(remarks()).containsExactly("SQ-SRC-0054");
    }

    private List<String> remarks() {
        return runner.getFlowFilesForRelationship(PullProcessor.REMARK).stream()
                .map(file -> file.getAttribute(Attributes.ERROR_CODE)).toList();
    }

    @Test
    void aDepartureFromTheContractStopsThePull() throws Exception {
        runner.setProperty(PullProcessor.CONTRACT, "[{\"column\":\"no\",\"type\":\"text\",\"required\":true},"
                + "{\"column\":\"pm\",\"type\":\"decimal\"}]");
        script = (request, query) -> page(query, 5, i -> "{\"no\":\"" + i + "\",\"pm\":1,\"new\":1}");
        assertThat(pull().getFirst().rows().getFirst().has("new")).isFalse();
        assertThat(remarks()).containsExactly("SQ-SRC-0064");
        runner.getStateManager().clear(Scope.CLUSTER);
        script = (request, query) -> page(query, 5, i -> "{\"pm\":1}");
        assertThat(failure()).isEqualTo("SQ-COL-0020");
        script = (request, query) -> page(query, 5, i -> "{\"no\":\"" + i + "\",\"pm\":\"high\"}");
        assertThat(failure()).isEqualTo("SQ-COL-0022");
        script = (request, query) -> page(query, 5, i -> "{\"no\":\"" + i + "\",\"pm\":" + (i == 1 ? "\"—\"" : "2")
                + "}");
        assertThat(pull()).hasSize(1);
    }

    private interface RowText {
        String of(int number);
    }

    private static Answer page(Map<String, String> query, int total, RowText row) {
        int page = Integer.parseInt(query.get("page"));
        int size = Integer.parseInt(query.get("size"));
        return Answer.ok(IntStream.range((page - 1) * size, Math.min(total, page * size)).mapToObj(row::of)
                .collect(Collectors.joining(",", "{\"rows\":[", "],\"total\":" + total + "}")));
    }

    private List<SliceArchives.Opened> pull() {
        times.clear();
        runner.clearTransferState();
        runner.run();
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.FAILURE)).as("failures").isEmpty();
        return runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).stream().map(SliceArchives::open).toList();
    }

    private String failure() {
        times.clear();
        runner.clearTransferState();
        runner.run();
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.SUCCESS)).isEmpty();
        return runner.getFlowFilesForRelationship(PullProcessor.FAILURE).getFirst()
                .getAttribute(Attributes.ERROR_CODE);
    }

    private void handle(HttpExchange exchange) throws IOException {
        times.add(System.nanoTime());
        keys.add(exchange.getRequestHeaders().getFirst("X-Api-Key"));
        Map<String, String> query = new HashMap<>();
        for (String parameter : exchange.getRequestURI().getQuery().split("&")) {
            String[] parts = parameter.split("=", 2);
            query.put(parts[0], parts[1]);
        }
        Answer answer = script.answer(times.size(), query);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            if (body.length > 0) {
                out.write(body);
            }
        }
    }
}
