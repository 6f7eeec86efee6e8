package org.shuqiao.exchange.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.shuqiao.exchange.web.server.Caller;

/** Somebody with an account, who calls the REST API and expects to be answered. */
abstract class Person {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Caller caller;

    Person(Caller caller) {
        this.caller = caller;
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode get(String path) {
        return good(caller.get(path));
    }

    JsonNode post(String path, JsonNode body) {
        return good(caller.post(path, body.toString()));
    }

    /** @return the answer as it came, a refusal too */
    Caller.Answer attempt(String path, JsonNode body) {
        return caller.post(path, body.toString());
    }

    private static JsonNode good(Caller.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 202);
        return answer.body();
    }

    /** @return the code of the first entry that the catalogue has for the words; blank where there is none */
    String finds(String words) {
        return get("/api/v1/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).at("/hits/0/code").asText();
    }
}
