package org.shuqiao.exchange.web.openapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.Language;

/** Words of the API's document, from {@code openapi/operations.txt} and {@code openapi/fields.txt}. */
final class OperationWords {

    private static final String BETWEEN = " \\| ";

    private final Map<String, Words> calls = new HashMap<>();
    private final Map<String, Field> fields = new HashMap<>();

    OperationWords() {
        read("operations.txt", columns -> calls.put(columns[0], new Words(columns[1], columns[2], columns[3],
                columns[4])));
        read("fields.txt", columns -> fields.put(columns[0], new Field(columns[1], columns[2], columns[3])));
    }

    /** Purpose of a call, in words. */
    record Words(String zh, String en, String longZh, String longEn) {

        String summary(Language language) {
            return language == Language.ZH ? zh : en;
        }

        String description(Language language) {
            return language == Language.ZH ? longZh : longEn;
        }
    }

    /** Content of a parameter or a field of this name. @param example a value that it may have */
    record Field(String example, String zh, String en) {

        String description(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    private interface Line {
        void take(String[] columns);
    }

    private static void read(String file, Line line) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                OperationWords.class.getResourceAsStream("/openapi/" + file), StandardCharsets.UTF_8))) {
            lines.lines().filter(text -> !text.isBlank() && !text.startsWith("#"))
                    .forEach(text -> line.take(text.split(BETWEEN)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param call for example {@code GET /api/v1/grants/{id}} */
    Optional<Words> call(String call) {
        return Optional.ofNullable(calls.get(call));
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
