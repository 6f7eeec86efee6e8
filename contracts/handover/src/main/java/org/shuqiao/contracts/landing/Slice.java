package org.shuqiao.contracts.landing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * Says which part of a source one pull took.
 *
 * @param columns the columns of the bounds
 * @param from the exclusive lower bound, empty for none
 * @param to the inclusive upper bound; of a snapshot or file its digest
 */
public record Slice(Mode mode, List<String> columns, List<String> from, List<String> to) {

    /** Slice mode of a dataset. In snapshot mode only the newest batch counts, else all do. */
    public enum Mode {
        KEYSET,
        SNAPSHOT,
        APPEND;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Mode of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Slice {
        BrokenManifest.unless(mode != null && columns != null && from != null && to != null, "slice");
        columns = List.copyOf(columns);
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** A slice that is known by what is in it. */
    public static Slice ofContent(Mode mode, String digest) {
        return new Slice(mode, List.of(), List.of(), List.of(digest));
    }
}
