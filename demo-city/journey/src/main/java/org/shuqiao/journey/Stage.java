package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.platform.settings.Home;

/**
 * Stage of the scenes: the people, the published resources, how a grant is come by.
 *
 * @param folder of the demo, {@code var/demo}
 */
record Stage(DemoAccounts cast, Publishing catalogue, Negotiation negotiation, Home home, Path folder) {

    /** @return where a file of a scene goes, under {@code var/demo/files} */
    Path file(String name) {
        try {
            return Files.createDirectories(folder.resolve("files")).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses an end that is not the one that the scene must have. */
    static void require(String what, Object expected, Object came) {
        if (!Objects.equals(expected, came)) {
            throw new StepFailedException(DemoStep.GOVERN, what + ": " + came + ", expected: " + expected);
        }
    }

    /** @return the code that a call is refused with; nothing where it is done */
    static Optional<String> refusal(Runnable call) {
        try {
            call.run();
            return Optional.empty();
        } catch (RemoteRefusal refusal) {
            return Optional.of(refusal.code());
        }
    }

    /** @return the first of an array whose field says that */
    static Optional<JsonNode> first(JsonNode array, String field, String value) {
        for (JsonNode each : array) {
            if (each.path(field).asText().equals(value)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
