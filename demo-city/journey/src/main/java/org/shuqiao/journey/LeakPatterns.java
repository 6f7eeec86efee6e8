package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.json.Json;

/**
 * Search patterns of planted values: plain text, hex bytes, JSON escapes and the unsalted SHA-256 digest.
 */
final class LeakPatterns {

    private static final HexFormat HEX = HexFormat.of();

    private final List<String> texts;

    private LeakPatterns(List<String> texts) {
        this.texts = List.copyOf(texts);
    }

    /** @param canaries the city's list of planted people */
    static LeakPatterns of(Path canaries) throws IOException {
        List<String> values = new ArrayList<>();
        for (JsonNode person : Json.PLAIN.readTree(canaries.toFile())) {
            for (String field : List.of("name", "citizenNumber", "phone")) {
                values.add(person.path(field).asText());
            }
        }
        if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
            throw new IOException("no planted people in " + canaries);
        }
        return of(values);
    }

    static LeakPatterns of(List<String> values) {
        List<String> texts = new ArrayList<>();
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            texts.add(value);
            texts.add(HEX.formatHex(bytes));
            texts.add(Sha256.hex(bytes));
            String escaped = escaped(value);
            if (!escaped.equals(value)) {
                texts.add(escaped);
            }
        }
        return new LeakPatterns(texts);
    }

    List<String> texts() {
        return texts;
    }

    boolean in(String text) {
        return texts.stream().anyMatch(text::contains);
    }

    /** A log may hold bytes that are no text; ISO 8859-1 keeps each byte of file and trace comparable. */
    boolean in(Path file) throws IOException {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        return texts.stream().anyMatch(text -> content.contains(
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(c -> escaped.append(c < 128 ? Character.toString(c) : "\\u%04x".formatted(c)));
        return escaped.toString();
    }
}
