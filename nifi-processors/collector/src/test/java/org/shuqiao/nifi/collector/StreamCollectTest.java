package org.shuqiao.nifi.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.process.TestPort;

/** A device, the worker that listens and the worker that collects, each a process of its own: one frame's way. */
class StreamCollectTest {

    private static final String FRAME = "##0188QN=20160801085000001;ST=32;CN=2051;PW=123456;"
            + "MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801084000;w01018-Cou=10.5,w01018-Min=40.1,"
            + "w01018-Avg=40.1,w01018-Max=40.1,w01018-Flag=N&&A001\r\n";

    @TempDir
    private Path folder;

    @Test
    void whatADeviceSendsLandsOnceThoughTheListenerWasKilledInBetween() throws Exception {
        int port = TestPort.free();
        Path source = SourceYaml.write(folder, "huanjing", "outfall",
                "{kind: stream, protocol: hj212, listen: \"127.0.0.1:%d\"}".formatted(port), """
                - {column: mn, type: text}
                - {column: data_time, type: text}
                - {column: factor, type: text}
                - {column: avg, type: decimal}
                - {column: arrival_note, type: text}""");
        WorkerProcess worker = new WorkerProcess(folder, Map.of());

        Process listener = Listening.start(folder, source);
        try {
            assertThat(send(port)).contains("ST=91;CN=9014");
        } finally {
            listener.destroyForcibly().waitFor();
        }
        WorkerProcess.Result first = worker.run(List.of(source), job -> { });
        Process again = Listening.start(folder, source);
        try {
            assertThat(send(port)).contains("ST=91;CN=9014");
        } finally {
            again.destroyForcibly().waitFor();
        }
        WorkerProcess.Result second = worker.run(List.of(source), job -> { });

        assertThat(first.exit()).as("%s", first.output()).isZero();
        assertThat(first.event("dataset", "huanjing_outfall").path("rows").asInt()).isEqualTo(1);
        assertThat(first.event("remark", "huanjing_outfall").path("code").asText()).isEqualTo("SQ-COL-0086");
        assertThat(second.event("dataset", "huanjing_outfall").path("unchanged").asBoolean()).isTrue();
        assertThat(LandedRows.rows(worker.landing().resolve("huanjing/outfall"))).singleElement().satisfies(row -> {
            assertThat(row.path("avg").asText()).isEqualTo("40.1");
            assertThat(row.path("data_time").asText()).isEqualTo("20160801084000");
            assertThat(row.path("arrival_note").asText()).isEqualTo("late");
        });
    }

    private String send(int port) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(FRAME.getBytes(StandardCharsets.US_ASCII));
                byte[] answer = socket.getInputStream().readNBytes(97);
                return new String(answer, StandardCharsets.US_ASCII);
            } catch (IOException e) {
                assertThat(System.nanoTime()).as(Files.readString(Listening.log(folder))).isLessThan(end);
                Thread.sleep(50);
            }
        }
    }
}
