package org.shuqiao.nifi.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server that answers as NiFi 2.3.0 did when its answers were recorded, and remembers what it was asked. */
final class RecordedNifi implements AutoCloseable {

    private static final String API = "/nifi-api";

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private RecordedNifi(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** What was asked: method and path as one text, the authorization, the body. */
    record Call(String asked, String authorization, String body) { }

    private record Answer(int status, String body) { }

    static RecordedNifi open() {
        try {
            return new RecordedNifi(HttpServer.create(anywhere(), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RecordedNifi guarded(SSLContext identity) {
        try {
            HttpsServer server = HttpsServer.create(anywhere(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(identity));
            return new RecordedNifi(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress anywhere() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /**
     * Answers a question; where several answers are given for one, each is given once and the last from then on.
     *
     * @param asked method and path, such as {@code GET /flow/about}
     */
    RecordedNifi on(String asked, int status, String body) {
        answers.computeIfAbsent(asked, key -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    /** Answers a question with a recorded answer. */
    RecordedNifi on(String asked, String recorded) {
        return on(asked, 200, recorded(recorded));
    }

    static String recorded(String name) {
        try (InputStream in = RecordedNifi.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString().replaceFirst("^" + API, "");
            String asked = exchange.getRequestMethod() + " " + path;
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            calls.add(new Call(asked, authorization == null ? "" : authorization,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Answer answer = next(asked);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer next(String asked) {
        Deque<Answer> left = answers.getOrDefault(asked, new ArrayDeque<>());
        synchronized (left) {
            return switch (left.size()) {
                case 0 -> new Answer(404, "not recorded: " + asked);
                case 1 -> left.peek();
                default -> left.poll();
            };
        }
    }

    String url() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** @return method and path of each question, in their order */
    List<String> asked() {
        return calls.stream().map(Call::asked).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
