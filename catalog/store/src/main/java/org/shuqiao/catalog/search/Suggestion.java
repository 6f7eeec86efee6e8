package org.shuqiao.catalog.search;

import static java.util.Objects.requireNonNull;

/** Title of a published entry that what was typed so far may mean. */
public record Suggestion(String code, Snippet name) {

    public Suggestion {
        requireNonNull(code, "code is null");
        requireNonNull(name, "name is null");
    }
}
