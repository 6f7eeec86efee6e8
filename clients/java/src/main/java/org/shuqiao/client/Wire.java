package org.shuqiao.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;

/** Calls of the REST API over the JDK's HTTP client. */
final class Wire {

    /** Decimals keep the scale in which they are written: digests are over it. */
    private static final ObjectReader EXACT = Json.PLAIN.reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

    private final HttpClient http;
    private final URI server;
    private final Map<String, String> headers;
    private final Duration timeout;

    Wire(HttpClient http, URI server, Map<String, String> headers, Duration timeout) {
        this.http = http;
        this.server = server;
        this.headers = Map.copyOf(headers);
        this.timeout = timeout;
    }

    ShuqiaoClient.Reply call(String method, String path, String body) {
        HttpResponse<String> response = send(request(method, path, body).header("Accept", "application/json").build(),
                HttpResponse.BodyHandlers.ofString());
        Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> named.put(name, values.getFirst()));
        return new ShuqiaoClient.Reply(response.statusCode(), read(response.statusCode(), response.body()), named);
    }

    /** @return what a path gives, as it comes; to be closed */
    HttpResponse<InputStream> stream(String path) {
        return send(request("GET", path, "").header("Accept", "*/*").build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    static JsonNode read(int status, String text) {
        try {
            return text.isBlank() ? Json.PLAIN.missingNode() : EXACT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new CodedException(ClientCode.STRANGE_ANSWER, e, status);
        }
    }

    static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(server.resolve(path));
        } catch (IllegalArgumentException e) { // an address that is none of HTTP
            throw new CodedException(ClientCode.UNREACHABLE, e, server);
        }
        headers.forEach(request::header);
        request.timeout(timeout).header("X-Requested-With", "shuqiao-client");
        if (body.isEmpty()) {
            return request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new CodedException(ClientCode.UNREACHABLE, e, server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(ClientCode.UNREACHABLE, e, server);
        }
    }
}
