package org.shuqiao.catalog.search;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Text in parts for safe highlighting. */
public record Snippet(List<Part> parts) {

    /** Part of a snippet, marked where the search matched. */
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
