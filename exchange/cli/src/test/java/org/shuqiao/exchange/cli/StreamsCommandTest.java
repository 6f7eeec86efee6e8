package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shuqiao.base.process.TestPort;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.testkit.TestInstallation;

/** A stream from its source file to the landing zone: the server receives, the commands show and land it. */
@ExtendWith(CityExtension.class)
class StreamsCommandTest {

    private static final String FRAME = "##0188QN=20160801085000001;ST=32;CN=2051;PW=123456;"
            + "MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801084000;w01018-Cou=10.5,w01018-Min=40.1,"
            + "w01018-Avg=40.1,w01018-Max=40.1,w01018-Flag=N&&A001\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final City city;

    StreamsCommandTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = "streams", refused = "streams")
    void whatADeviceSendsIsAnsweredShownAndLanded() throws Exception {
        assumeTrue(TestInstallation.workersBuilt(), "the workers are not built");
        Path source = city.sourceFile("jiaotong", "counter");
        int port = TestPort.free();
        Files.writeString(source, """
                dataset: counter
                department: jiaotong
                title: {zh: 监测, en: Monitoring}
                owner: 监测站
                update: real-time
                source: {kind: stream, protocol: hj212, listen: "127.0.0.1:%d"}
                contract:
                  - {column: mn, type: text}
                  - {column: data_time, type: text}
                  - {column: factor, type: text}
                  - {column: avg, type: decimal}
                mapping:
                  key: [device, measured_at, factor]
                  columns:
                    - {from: mn, to: device, element: text, level: must}
                    - {from: data_time, to: measured_at, element: datetime, level: must}
                    - {from: factor, to: factor, element: text, level: must}
                    - {from: avg, to: value, element: decimal}
                """.formatted(port));
        try {
            assertThat(send(port)).contains("ST=91;CN=9014");
            JsonNode came = await("messages", "1");
            assertThat(came.path("receiving").asBoolean()).isTrue();
            assertThat(came.path("waits").asBoolean()).isTrue();
            assertThat(came.path("late").asInt()).isEqualTo(1);
            assertThat(came.at("/senders/0/name").asText()).isEqualTo("010000A8900016F000169DC0");
            assertThat(city.as("jiaotong-officer", "streams", "--senders").out()).contains("jiaotong_counter", "hj212",
                    "receiving", "010000A8900016F000169DC0");
            assertThat(city.json("gongan-officer", "streams", "--json").path("streams")).isEmpty();
            assertThat(city.as("chengyun-user", "streams").err()).startsWith("SQ-EXC-0001");

            Terminal tried = Terminal.run("onboard", source.toString());
            assertThat(tried.out()).as(tried.err()).contains("1 sample rows", "measured_at", "value");
            Terminal collected = city.as("admin", "collect", "jiaotong_counter");
            assertThat(collected.exit()).as(collected.err()).isEqualTo(ExitCodes.DONE);
            assertThat(await("waits", "false").path("landed").asText()).isNotEmpty();
        } finally {
            Files.delete(source);
        }
    }

    private JsonNode await(String field, String value) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode stream = city.json("auditor", "streams", "--json").at("/streams/0");
            if (stream.path(field).asText().equals(value)) {
                return stream;
            }
            assertThat(System.nanoTime()).as("%s", stream).isLessThan(end);
            Thread.sleep(200);
        }
    }

    private static String send(int port) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(FRAME.getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readNBytes(97), StandardCharsets.US_ASCII);
            } catch (IOException e) {
                assertThat(System.nanoTime()).as("the server listens").isLessThan(end);
                Thread.sleep(200);
            }
        }
    }
}
