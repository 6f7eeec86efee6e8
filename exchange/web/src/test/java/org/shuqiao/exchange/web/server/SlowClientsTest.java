package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send slowly, too much, or hold too many connections, beside one who is honest. */
class SlowClientsTest {

    private static final int ATTACKERS = 120;
    private static final Duration LONGER = Duration.ofSeconds(2);

    @TempDir
    private static Path folder;
    private static RunningServer running;
    /** A log-in that nobody disturbs, on this machine as it is. */
    private static Duration undisturbed;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        logIn(); // whatever is loaded at the first log-in is loaded
        undisturbed = logIn();
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    @Timeout(60)
    void slowBodiesOfFormsAndDocumentsTakeNothingFromAnHonestLogin() throws Exception {
        for (int i = 0; i < ATTACKERS; i++) {
            boolean form = i % 2 == 0;
            send(form ? "/login" : "/api/v1/query", form ? "application/x-www-form-urlencoded" : "application/json",
                    "Content-Length: 1000", "u");
        }
        for (Socket socket : sockets) { // one byte each now and then, so that none is silent
            socket.getOutputStream().write('x');
        }

        assertThat(logIn()).isLessThan(undisturbed.plus(LONGER));

        trickle(sockets.getFirst());
        assertThat(status(sockets.getFirst())).startsWith("HTTP/1.1 408");
    }

    @Test
    @Timeout(30)
    void whatIsSilentInTheMiddleOfItsBodyIsToldSoAndHungUpOn() throws Exception {
        Socket silent = send("/api/v1/query", "application/json", "Content-Length: 1000", "{");

        assertThat(answer(silent)).startsWith("HTTP/1.1 408").contains("SQ-SRV-0014");
        assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void aBodyHasALimitWhateverItsKindAndHoweverItIsSent() throws Exception {
        for (String type : List.of("application/json", "text/plain", "application/octet-stream", "")) {
            Socket declared = send("/api/v1/query", type, "Content-Length: 1048577", "");
            assertThat(answer(declared)).as(type).startsWith("HTTP/1.1 413").contains("SQ-SRV-0013");
        }
        assertThat(answer(send("/login", "application/x-www-form-urlencoded", "Content-Length: 262145", "")))
                .startsWith("HTTP/1.1 413").contains("SQ-SRV-0013");
        assertThat(answer(send("/verify", "multipart/form-data; boundary=x", "Content-Length: 5242881", "")))
                .startsWith("HTTP/1.1 413").contains("SQ-SRV-0013");

        Socket chunked = send("/api/v1/query", "application/json", "Transfer-Encoding: chunked", "");
        byte[] chunk = ("10000\r\n" + "1".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try {
            for (int i = 0; i < 17; i++) {
                chunked.getOutputStream().write(chunk);
            }
        } catch (SocketException e) {
            // it has been hung up on already
        }
        assertThat(running.as("auditor").get("/api/v1/datasets").status()).isEqualTo(200);
    }

    @Test
    void aBodyWithinItsLimitIsReadWhole() throws Exception {
        String long64 = "x".repeat(600_000);

        Caller.Answer answer = running.as("chengyun-user").post("/api/v1/query",
                "{\"purpose\":\"低保复核\",\"sql\":\"select 1 -- " + long64 + "\"}");

        assertThat(answer.status()).isNotIn(400, 408, 413, 500);
    }

    @Test
    void oneAddressHasSoManyConnectionsAndNoMore() throws Exception {
        for (int i = 0; i < 256; i++) {
            connect(InetAddress.getByName("127.0.0.77"));
        }
        Socket tooMany = connect(InetAddress.getByName("127.0.0.77"));
        tooMany.setSoTimeout(5_000);
        assertThatThrownBy(() -> {
            if (tooMany.getInputStream().read() < 0) {
                throw new SocketException("closed");
            }
        }).isInstanceOf(SocketException.class);

        assertThat(logIn()).as("from another address").isLessThan(undisturbed.plus(LONGER));
    }

    private static Duration logIn() throws Exception {
        long started = System.nanoTime();
        try (PageReader reader = new PageReader(running.url(), "auditor", RunningServer.PASSWORD)) {
            assertThat(reader.get("/ledger").statusCode()).isEqualTo(200);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static void trickle(Socket socket) throws InterruptedException {
        try {
            for (int i = 0; i < 40 && socket.getInputStream().available() == 0; i++) {
                socket.getOutputStream().write('x');
                Thread.sleep(500);
            }
        } catch (IOException e) {
            // it has been hung up on
        }
    }

    private Socket connect(InetAddress from) throws IOException {
        URI server = running.url();
        Socket socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort(), from, 0);
        sockets.add(socket);
        return socket;
    }

    private Socket send(String path, String type, String length, String begun) throws IOException {
        Socket socket = connect(InetAddress.getLoopbackAddress());
        socket.setSoTimeout(25_000);
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + length + "\r\n\r\n" + begun;
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder all = new StringBuilder();
        try {
            for (int read = socket.getInputStream().read(); read >= 0; read = socket.getInputStream().read()) {
                all.append((char) read);
            }
        } catch (SocketException e) {
            // the answer was there before the connection was hung up
        }
        return all.toString();
    }
}
