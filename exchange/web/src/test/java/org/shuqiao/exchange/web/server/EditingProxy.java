package org.shuqiao.exchange.web.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Executors;

/** Proxy in front of a server that edits what it answers, as a platform that breaks a rule would. */
final class EditingProxy implements AutoCloseable {

    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "upgrade", "http2-settings",
            "transfer-encoding");

    private final HttpServer listener;
    private final HttpClient http = HttpClient.newHttpClient();

    /** What becomes of an answer. */
    interface Edit {
        Edited of(String call, int status, String body);
    }

    record Edited(int status, String body) { }

    EditingProxy(URI server, Edit edit) throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listener.createContext("/", exchange -> pass(exchange, server, edit));
        listener.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getAddress().getPort());
    }

    private void pass(HttpExchange exchange, URI server, Edit edit) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OWN.contains(name.toLowerCase())) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            byte[] body = response.body();
            int status = response.statusCode();
            if (type.contains("json") || body.length == 0) {
                Edited edited = edit.of(exchange.getRequestMethod() + " " + exchange.getRequestURI(), status,
                        new String(body, StandardCharsets.UTF_8));
                body = edited.body().getBytes(StandardCharsets.UTF_8);
                status = edited.status();
            }
            response.headers().map().forEach((name, values) -> {
                if (!OWN.contains(name.toLowerCase()) && !name.startsWith(":")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        listener.stop(0);
    }
}
