package org.shuqiao.catalog.entry;

import static java.util.Objects.requireNonNull;

/** Terms of opening to the public 开放属性: class and condition. */
public record Opening(OpenClass kind, String condition) {

    public Opening {
        requireNonNull(kind, "kind is null");
        requireNonNull(condition, "condition is null");
    }
}
