package org.shuqiao.nifi.stateless.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.remote.NifiAccess;

/**
 * What the worker is told to do; {@code docs/lake.md} describes the file.
 *
 * @param landing the landing zone
 * @param state where the worker keeps its copy of what was pulled
 * @param work where it unpacks and buffers; nothing there is worth keeping
 * @param quotaBytes how many bytes the landing zone may hold
 * @param sample rows of each dataset at most, then no state is kept
 * @param nifi the server that collects; none: this process itself. Its password is in the environment variable
 *     {@code SHUQIAO_NIFI_PASSWORD}
 */
public record CollectJob(
        Path landing, Path state, Path work, List<Path> sources, Path secrets, OptionalLong quotaBytes,
        OptionalLong sample, Optional<NifiAccess> nifi, Action action) {

    private static final Set<String> KEYS =
            Set.of("landing", "state", "work", "sources", "secrets", "quotaBytes", "sample", "nifi", "action");
    private static final String NIFI_PASSWORD = "SHUQIAO_NIFI_PASSWORD";

    /** What to do; all but collecting is for a NiFi server. */
    public enum Action { COLLECT, PLAN, DEPLOY, START, STOP, REMOVE, STATUS }

    public static CollectJob read(Path file) {
        try {
            JsonNode root = Json.PLAIN.readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw invalid("{}");
            }
            root.fieldNames().forEachRemaining(key -> {
                if (!KEYS.contains(key)) {
                    throw invalid(key);
                }
            });
            List<Path> sources = new ArrayList<>();
            root.path("sources").forEach(source -> sources.add(Path.of(source.asText())));
            if (sources.isEmpty()) {
                throw invalid("sources");
            }
            return new CollectJob(path(root, "landing"), path(root, "state"), path(root, "work"), List.copyOf(sources),
                    path(root, "secrets"), number(root, "quotaBytes", 0), number(root, "sample", 1),
                    nifi(root), action(root));
        } catch (JsonProcessingException e) {
            throw new CodedException(WorkerError.JOB_INVALID, "JSON");
        } catch (IOException e) {
            throw new CodedException(WorkerError.JOB_INVALID, e, file);
        }
    }

    private static Optional<NifiAccess> nifi(JsonNode root) {
        JsonNode nifi = root.path("nifi");
        if (nifi.isMissingNode()) {
            return Optional.empty();
        }
        String url = nifi.path("url").asText();
        if (!url.matches("https?://.+")) {
            throw invalid("nifi.url");
        }
        return Optional.of(new NifiAccess(url.replaceAll("/+$", "").replaceAll("/nifi$", ""), text(nifi, "user"),
                Optional.ofNullable(System.getenv(NIFI_PASSWORD)).orElse(""), text(nifi, "trust").map(Path::of)));
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key).asText("")).filter(value -> !value.isBlank());
    }

    private static Action action(JsonNode root) {
        String word = root.path("action").asText("collect");
        for (Action action : Action.values()) {
            if (action.name().toLowerCase(Locale.ROOT).equals(word)) {
                return action;
            }
        }
        throw invalid("action");
    }

    private static Path path(JsonNode root, String key) {
        JsonNode value = root.path(key);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw invalid(key);
        }
        return Path.of(value.asText()).toAbsolutePath();
    }

    private static OptionalLong number(JsonNode root, String key, long least) {
        JsonNode value = root.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || value.asLong() < least) {
            throw invalid(key);
        }
        return OptionalLong.of(value.asLong());
    }

    private static CodedException invalid(String key) {
        return new CodedException(WorkerError.JOB_INVALID, key);
    }
}
