package org.shuqiao.catalog.entry;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Terms of sharing 共享属性: class, condition, legal basis and modes. */
public record Sharing(SharingClass kind, String condition, String basis, List<ShareMode> modes) {

    public Sharing {
        requireNonNull(kind, "kind is null");
        requireNonNull(condition, "condition is null");
        requireNonNull(basis, "basis is null");
        modes = List.copyOf(modes);
    }
}
