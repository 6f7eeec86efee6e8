package org.shuqiao.contracts.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuqiao.contracts.json.TypedJson;

/** The JSON form of the records that one process hands another; times keep their offset. */
public final class RunJson {

    private RunJson() { }

    /** @return the record on one line */
    public static String write(Object value) {
        try {
            return TypedJson.OPEN.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException if the text is not such a record */
    public static <T> T parse(String json, Class<T> type) {
        try {
            return TypedJson.OPEN.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException if the text is not such a record, or has a field that the record does not have */
    public static <T> T parseWhole(String json, Class<T> type) {
        try {
            return TypedJson.CLOSED.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException if the file cannot be read or is not such a record */
    public static <T> T read(Path file, Class<T> type) {
        try {
            return parse(Files.readString(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
