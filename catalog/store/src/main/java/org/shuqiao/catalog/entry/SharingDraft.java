package org.shuqiao.catalog.entry;

import java.util.List;

/**
 * Draft of the terms of sharing.
 *
 * @param kind a {@link SharingClass} code
 * @param condition under which condition, for conditional sharing
 * @param basis the law, regulation or decision it rests on
 * @param modes {@link ShareMode} codes
 */
public record SharingDraft(String kind, String condition, String basis, List<String> modes) {

    /** Nothing filled in. */
    public static final SharingDraft BLANK = new SharingDraft("", "", "", List.of());

    public SharingDraft {
        kind = kind == null ? "" : kind;
        condition = condition == null ? "" : condition;
        basis = basis == null ? "" : basis;
        modes = modes == null ? List.of() : List.copyOf(modes);
    }
}
