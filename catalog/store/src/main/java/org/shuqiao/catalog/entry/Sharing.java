package org.shuqiao.catalog.entry;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** 共享属性: class, condition and legal basis (blank where the class needs none) and modes. */
public record Sharing(SharingClass kind, String condition, String basis, List<ShareMode> modes) {

    public Sharing {
        requireNonNull(kind, "kind is null");
        requireNonNull(condition, "condition is null");
        requireNonNull(basis, "basis is null");
        modes = List.copyOf(modes);
    }
}
