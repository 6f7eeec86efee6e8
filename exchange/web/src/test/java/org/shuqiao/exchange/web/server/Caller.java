package org.shuqiao.exchange.web.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.shuqiao.contracts.json.Json;

/** Client of the REST API for one account. */
public record Caller(URI server, String login, String password, String language) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What came back. */
    public record Answer(int status, JsonNode body) {
        public String code() {
            return body.path("code").asText();
        }
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer send(String method, String path, String json) {
        HttpResponse<String> response = raw(method, path, json, Map.of());
        try {
            return new Answer(response.statusCode(), body(response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param headers besides those of every call, or instead of them */
    HttpResponse<String> raw(String method, String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8)))
                .header("Accept-Language", language).header("Content-Type", "application/json")
                .method(method, json.isEmpty() && method.equals("GET") ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::setHeader);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return the JSON; what is no JSON as a text */
    private static JsonNode body(HttpResponse<String> response) throws IOException {
        if (response.body().isBlank()) {
            return Json.PLAIN.createObjectNode();
        }
        return response.headers().firstValue("Content-Type").filter(type -> !type.contains("json")).isPresent()
                ? TextNode.valueOf(response.body()) : Json.PLAIN.readTree(response.body());
    }
}
