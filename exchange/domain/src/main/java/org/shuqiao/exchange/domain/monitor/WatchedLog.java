package org.shuqiao.exchange.domain.monitor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Log that rules watch, with the fields by which they match and group. */
public enum WatchedLog {
    RECORDS("records", List.of("consumer", "provider", "resource", "grant", "purpose", "kind", "outcome", "code",
            "account", "person")),
    SECURITY("security", List.of("kind", "about", "account", "person", "department", "code", "door", "network",
            "role", "how", "what"));

    private final String word;
    private final List<String> fields;

    WatchedLog(String word, List<String> fields) {
        this.word = word;
        this.fields = fields;
    }

    /** @return the name in rule files and in the store */
    public String word() {
        return word;
    }

    public List<String> fields() {
        return fields;
    }

    static Optional<WatchedLog> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
