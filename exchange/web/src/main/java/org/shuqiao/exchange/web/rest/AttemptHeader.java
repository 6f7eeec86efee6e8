package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.web.error.ServerCode;

/** Reads the consumer's own signature of what a call without a body asks. */
final class AttemptHeader {

    /** Its value is base64 of the JSON that other calls have as {@code attempt}. */
    static final String NAME = "Shuqiao-Attempt";

    private AttemptHeader() { }

    static Optional<SignedAttempt> read(String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonNode tree = Json.PLAIN.readTree(new String(Base64.getDecoder().decode(value.strip()),
                    StandardCharsets.UTF_8));
            List<String> certificates = new ArrayList<>();
            tree.path("certificates").forEach(each -> certificates.add(each.asText()));
            return Optional.of(new AttemptInput(text(tree, "nonce"), text(tree, "key"), text(tree, "signature"),
                    certificates).attempt());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new MistakeException(new CodedException(ServerCode.BAD_REQUEST, e, NAME));
        } catch (CodedException e) {
            throw new MistakeException(e);
        }
    }

    private static String text(JsonNode tree, String field) {
        if (!tree.path(field).isTextual()) {
            throw new CodedException(ServerCode.BAD_REQUEST, NAME + "." + field);
        }
        return tree.path(field).asText();
    }
}
