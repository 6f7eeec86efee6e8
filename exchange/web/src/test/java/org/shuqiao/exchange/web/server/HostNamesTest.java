package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;

/** Names that a request gives this server, and what others say on behalf of a client. */
class HostNamesTest {

    private static final String FORWARDED = "X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-Proto: https\r\n"
            + "X-Forwarded-Host: portal.yunzhou.example\r\nX-Forwarded-Port: 443\r\n";

    @TempDir
    private Path folder;

    @Test
    void anotherHostsNameIsRefusedAndNeverWrittenBack() throws Exception {
        try (RunningServer running = RunningServer.start(folder.resolve("home"))) {
            for (String path : new String[] {"/", "/requests", "/login", "/api/v1/grants", "/v3/api-docs", "/api"}) {
                String answer = get(running.url(), path, "Host: evil.example\r\n");

                assertThat(answer).as(path).startsWith("HTTP/1.1 421").contains("SQ-SRV-0011")
                        .doesNotContain("evil.example");
            }
            assertThat(get(running.url(), "/api/v1/grants", "Host: evil.example\r\n"))
                    .contains("application/problem+json");
            for (String malformed : new String[] {"", "Host: \r\n", "Host: 127.0.0.1@evil.example\r\n",
                "Host: evil.example:80:80\r\n", "Host: 127.0.0.1\r\nHost: evil.example\r\n"}) {
                assertThat(get(running.url(), "/login", malformed)).as(malformed)
                        .matches("(?s)HTTP/1.1 (400|421).*").doesNotContain("evil.example");
            }
            for (String own : new String[] {"127.0.0.1", "localhost", "127.0.0.1:" + running.url().getPort()}) {
                assertThat(get(running.url(), "/catalogue", "Host: " + own + "\r\n")).startsWith("HTTP/1.1 200");
            }
            assertThat(get(running.url(), "/requests", "Host: 127.0.0.1\r\n" + FORWARDED))
                    .as("nobody is configured to speak for clients").doesNotContain("portal.yunzhou.example")
                    .doesNotContain("https:");
        }
    }

    @Test
    void aConfiguredNameIsKnownAndAConfiguredProxyIsBelieved() throws Exception {
        try (RunningServer running = RunningServer.start(folder.resolve("home"), SystemClock.beijing(),
                "names: [portal.yunzhou.example]\nproxies: [127.0.0.1]\n")) {
            String answer = get(running.url(), "/requests", "Host: 127.0.0.1\r\n" + FORWARDED);

            assertThat(answer).contains("Location: ").doesNotContain("evil").startsWith("HTTP/1.1 302")
                    .contains("Strict-Transport-Security: max-age=31536000");
            assertThat(get(running.url(), "/", "Host: portal.yunzhou.example\r\n")).startsWith("HTTP/1.1 200")
                    .doesNotContain("Strict-Transport-Security");
            assertThat(get(running.url(), "/", "Host: 127.0.0.1\r\nX-Forwarded-Host: evil.example\r\n"
                    + "X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-Proto: https\r\n")).startsWith("HTTP/1.1 421");
        }
    }

    private static String get(URI server, String path, String headers) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\n" + headers
                    + "Connection: close\r\nAccept-Language: en\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                    .collect(Collectors.joining("\n"));
        }
    }
}
