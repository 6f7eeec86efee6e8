package org.shuqiao.catalog.workbook;

import org.shuqiao.catalog.entry.EntryField;

/** Column of the sheet 目录: the fields of an entry in the order of 政务信息资源目录编制指南 (2017). */
enum EntryColumn {
    NUMBER("序号"),
    NAME(EntryField.NAME),
    CODE("信息资源代码"),
    KIND(EntryField.CATEGORY, "·类", ""),
    ITEM(EntryField.CATEGORY, "·项", ".item"),
    SECTION(EntryField.CATEGORY, "·目", ".section"),
    DETAIL(EntryField.CATEGORY, "·细目", ".detail"),
    PROVIDER(EntryField.PROVIDER),
    PROVIDER_CODE(EntryField.PROVIDER_CODE),
    SUMMARY(EntryField.SUMMARY),
    FORMAT(EntryField.FORMAT),
    SHARING(EntryField.SHARING),
    CONDITION(EntryField.CONDITION),
    BASIS(EntryField.BASIS),
    MODES(EntryField.MODES),
    OPEN(EntryField.OPEN),
    OPEN_CONDITION(EntryField.OPEN_CONDITION),
    UPDATE(EntryField.UPDATE),
    PUBLISHED("发布日期"),
    RELATED(EntryField.RELATED),
    GRADE(EntryField.GRADE),
    DATASET(EntryField.DATASET),
    REGRADE(EntryField.REGRADE),
    JUSTIFICATION(EntryField.JUSTIFICATION);

    static final String SHEET = "目录";

    private final String header;
    private final String field;

    /** A column that the catalogue fills in. */
    EntryColumn(String header) {
        this.header = header;
        this.field = "";
    }

    EntryColumn(EntryField field) {
        this(field, "", "");
    }

    /** @param part of a field that has several columns, and {@code within} how a finding names it */
    EntryColumn(EntryField field, String part, String within) {
        this.header = field.zh() + part;
        this.field = field.code() + within;
    }

    String header() {
        return header;
    }

    /** @return the column of a field of a draft; what belongs to no single cell is told at the name */
    static EntryColumn of(String field) {
        for (EntryColumn column : values()) {
            if (!column.field.isEmpty() && field.replaceAll("\\[\\d+]", "").equals(column.field)) {
                return column;
            }
        }
        return NAME;
    }
}
