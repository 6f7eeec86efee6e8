package org.shuqiao.catalog.entry;

/**
 * Draft of the terms of opening to the public.
 *
 * @param kind an {@link OpenClass} code
 * @param condition under which condition, for conditional opening
 */
public record OpenDraft(String kind, String condition) {

    /** Nothing filled in. */
    public static final OpenDraft BLANK = new OpenDraft("", "");

    public OpenDraft {
        kind = kind == null ? "" : kind;
        condition = condition == null ? "" : condition;
    }
}
