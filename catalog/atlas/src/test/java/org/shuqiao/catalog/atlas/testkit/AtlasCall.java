package org.shuqiao.catalog.atlas.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.json.Json;

/**
 * A call that an Atlas was sent.
 *
 * @param name method and path below {@code /api/atlas/}, for example {@code POST v2/entity/bulk}
 * @param query the values of each parameter
 * @param body missing where nothing was sent
 * @param authorization as the header says it
 */
public record AtlasCall(String name, Map<String, List<String>> query, JsonNode body, Optional<String> authorization) {

    private static final String BASE = "/api/atlas/";

    static AtlasCall read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceAll("/{2,}", "/").replaceFirst("/$", "");
        String name = exchange.getRequestMethod() + " " + (path.startsWith(BASE) ? path.substring(BASE.length())
                : path);
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new AtlasCall(name, query(exchange.getRequestURI().getRawQuery()),
                body.length == 0 ? MissingNode.getInstance() : Json.PLAIN.readTree(body),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
    }

    /** @return the parameter's first value, blank where it has none */
    public String parameter(String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    /** @return the part of the path with this number, from 0 */
    String part(int number) {
        return name.substring(name.indexOf(' ') + 1).split("/")[number];
    }

    /** @return the unique names of the entities that are written */
    public List<String> writtenNames() {
        return body.path("entities").valueStream().map(entity -> entity.at("/attributes/qualifiedName").asText())
                .toList();
    }

    /** @return the entity of this unique name among those that are written; missing where it is not */
    public JsonNode written(String qualifiedName) {
        return body.path("entities").valueStream()
                .filter(entity -> entity.at("/attributes/qualifiedName").asText().equals(qualifiedName))
                .findFirst().orElse(MissingNode.getInstance());
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                String[] parts = pair.split("=", 2);
                query.computeIfAbsent(decoded(parts[0]), none -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
