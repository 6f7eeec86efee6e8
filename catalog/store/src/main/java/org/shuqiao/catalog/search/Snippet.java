package org.shuqiao.catalog.search;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A piece of text in parts, so that whoever shows it can mark the parts that were found and escape all of them. */
public record Snippet(List<Part> parts) {

    /** Consecutive text; {@code found} where the search found it. */
    public record Part(String text, boolean found) {

        public Part {
            requireNonNull(text, "text is null");
        }
    }

    public Snippet {
        parts = List.copyOf(parts);
    }

    /** Text in which nothing is marked. */
    static Snippet plain(String text) {
        return new Snippet(List.of(new Part(text, false)));
    }

    /** @return the text without marks */
    public String text() {
        return String.join("", parts.stream().map(Part::text).toList());
    }

    /** @return the texts that were found, in order */
    public List<String> found() {
        return parts.stream().filter(Part::found).map(Part::text).toList();
    }
}
