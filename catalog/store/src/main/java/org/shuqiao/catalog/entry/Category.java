package org.shuqiao.catalog.entry;

import static java.util.Objects.requireNonNull;

/**
 * Category of a resource in the classification 信息资源分类 of 政务信息资源目录编制指南: 类, 项, 目, 细目.
 *
 * @param kind 类: {@code 1} basic library, {@code 2} theme, {@code 3} department
 * @param item 项: two digits
 * @param section 目: two or three digits
 * @param detail 细目: up to four digits, or blank
 */
public record Category(String kind, String item, String section, String detail) {

    private static final int SECTION = 3;
    private static final int DETAIL = 4;

    /** A category with nothing filled in. */
    public static final Category BLANK = new Category("", "", "", "");

    public Category {
        kind = kind == null ? "" : kind;
        item = item == null ? "" : item;
        section = section == null ? "" : section;
        detail = detail == null ? "" : detail;
    }

    /** @return whether every part fits the segments of a resource code */
    public boolean wellFormed() {
        return readable() && detail.length() <= DETAIL;
    }

    /** @return whether every part has the form that codes of variable width had too */
    public boolean readable() {
        return kind.matches("[1-3]") && item.matches("\\d{2}") && section.matches("\\d{2,3}")
                && detail.matches("\\d{0,12}");
    }

    /**
     * @return the part of a resource code before the {@code /}: 类 1 digit, 项 2, 目 3, 细目 4, filled with zeros on
     *     the left, so that two categories never make the same digits
     */
    public String prefix() {
        return kind + item + filled(section, SECTION) + filled(detail, DETAIL);
    }

    /** @return the part before the {@code /} of a code that was given while segments had variable widths */
    public String variablePrefix() {
        return kind + item + section + detail;
    }

    private static String filled(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** @return 类 and 项 as one word, for example {@code 1-01}: the theme that search filters by */
    public String theme() {
        return requireNonNull(kind) + "-" + item;
    }
}
