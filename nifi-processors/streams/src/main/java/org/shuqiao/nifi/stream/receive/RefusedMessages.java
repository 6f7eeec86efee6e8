package org.shuqiao.nifi.stream.receive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import org.shuqiao.contracts.json.Json;

/** Keeps the newest refused messages beside the spool, for whoever talks to the maker of a device. */
final class RefusedMessages {

    private static final String FILE = "refused.jsonl";
    private static final String EARLIER = "refused.earlier.jsonl";
    private static final long MOST = 1 << 20;
    private static final int CHARACTERS = 2_000;

    private final Path folder;

    RefusedMessages(Path folder) {
        this.folder = folder;
    }

    synchronized void add(OffsetDateTime at, String code, String text) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file) && Files.size(file) > MOST) {
            Files.move(file, folder.resolve(EARLIER), StandardCopyOption.REPLACE_EXISTING);
        }
        String shown = text.replaceAll("PW=[^;]*", "PW=…");
        String line = Json.PLAIN.createObjectNode().put("at", at.toString()).put("code", code)
                .put("message", shown.substring(0, Math.min(CHARACTERS, shown.length()))) + "\n";
        Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
