package org.shuqiao.exchange.domain.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * File {@code acts.json} beside the keys: number and digest of each department's newest act. Whoever can only write to
 * the store cannot take the last acts away unnoticed.
 */
public final class ActHeads {

    private static final String FILE = "acts.json";

    private final Path file;
    private final Map<String, ActHead> heads;

    private ActHeads(Path file, Map<String, ActHead> heads) {
        this.file = file;
        this.heads = heads;
    }

    public static ActHeads in(Path folder) {
        Path file = folder.resolve(FILE);
        Map<String, ActHead> heads = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                ObjectNode tree = CanonicalJson.readLenient(Files.readAllBytes(file));
                tree.fieldNames().forEachRemaining(department -> {
                    JsonFields fields = JsonFields.of(JsonFields.of(tree, "").object(department), department + ".");
                    heads.put(department, new ActHead(fields.number("number"), fields.text("digest")));
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ActHeads(file, heads);
    }

    /** @return the departments that have signed acts */
    public synchronized Set<String> departments() {
        return Set.copyOf(heads.keySet());
    }

    synchronized Optional<ActHead> of(String department) {
        return Optional.ofNullable(heads.get(department));
    }

    synchronized void advance(String department, ActHead head) {
        if (of(department).filter(known -> known.number() >= head.number()).isPresent()) {
            return;
        }
        heads.put(department, head);
        ObjectNode tree = CanonicalJson.object();
        heads.forEach((id, each) -> tree.putObject(id).put("number", each.number()).put("digest", each.digest()));
        try {
            AtomicFile.replaceSecret(file, new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
