package org.shuqiao.nifi.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;

/** What a service answers with status 200, and what becomes of it. */
class ServiceAnswersTest {

    private static HttpServer server;
    private static byte[] body;
    private static String type;

    private TestRunner runner;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ticket", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void configure() {
        type = "application/json";
        runner = TestRunners.newTestRunner(new PullService());
        runner.setProperty(PullProcessor.DEPARTMENT, "chengyun");
        runner.setProperty(PullProcessor.DATASET, "ticket");
        runner.setProperty(PullService.URL, "http://127.0.0.1:" + server.getAddress().getPort() + "/ticket");
        runner.setProperty(PullService.TOTAL, "/total");
        runner.setProperty(PullService.RATE, "1000");
        runner.setProperty(PullService.WAIT, "1 millis");
        runner.setProperty(PullService.LONGEST, "2 millis");
    }

    record Told(String expected, String answer) { }

    static Stream<Told> answers() throws IOException {
        try (InputStream in = ServiceAnswersTest.class.getResourceAsStream("answers.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|", 2)).map(parts -> new Told(parts[0].strip(), parts[1].strip()))
                    .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anErrorInsideAnAnswerIsNoEmptyList(Told told) {
        assertThat(outcome(told.answer(), StandardCharsets.UTF_8)).isEqualTo(told.expected());
    }

    @ParameterizedTest
    @CsvSource({"application/json; charset=GBK, GBK", "text/plain;charset=\"gb2312\", GBK",
        "application/json;charset=GB18030, GB18030", "application/json, UTF-8", "application/json, UTF-16LE",
        "application/json;charset=Big5, Big5", "application/json;charset=ISO-8859-1, UTF-8"})
    void anAnswerIsReadInTheEncodingThatItsHeaderNames(String declared, String charset) {
        type = declared;
        assertThat(outcome("{\"rows\":[{\"no\":\"東湖\"}],\"total\":1}", Charset.forName(charset))).isEqualTo("1");
        assertThat(SliceArchives.open(runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).getFirst())
                .column("no")).containsExactly("東湖");
    }

    @Test
    void anAnswerInAnEncodingThatNobodyNamedIsNotCalledCutShort() {
        assertThat(outcome("{\"rows\":[{\"no\":\"东湖镇\"}],\"total\":1}", Charset.forName("GBK"))).isEqualTo("0078");
    }

    @Test
    void theAnswerMayBeTheListItself() {
        runner.removeProperty(PullService.TOTAL);
        runner.setProperty(PullService.ROWS, "#");
        body = "[{\"no\":\"1\",\"code\":500},{\"no\":\"2\"}]".getBytes(StandardCharsets.UTF_8);
        runner.setProperty(PullProcessor.SAMPLE, "2");
        runner.run();

        assertThat(SliceArchives.open(runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).getFirst())
                .column("no")).containsExactly("1", "2");
    }

    private String outcome(String answer, Charset charset) {
        body = answer.getBytes(charset);
        runner.run();
        List<MockFlowFile> failed = runner.getFlowFilesForRelationship(PullProcessor.FAILURE);
        return failed.isEmpty() ? runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).getFirst()
                .getAttribute(Attributes.ROWS)
                : failed.getFirst().getAttribute(Attributes.ERROR_CODE).replace("SQ-COL-", "");
    }
}
