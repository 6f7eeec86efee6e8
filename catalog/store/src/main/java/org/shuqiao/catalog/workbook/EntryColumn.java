package org.shuqiao.catalog.workbook;

/** Column of the sheet 目录: the core fields of 政务信息资源目录编制指南 (2017), and what this catalogue adds. */
enum EntryColumn {
    NUMBER("序号", ""),
    NAME("信息资源名称", "name"),
    CODE("信息资源代码", "code"),
    KIND("信息资源分类·类", "category"),
    ITEM("信息资源分类·项", "category.item"),
    SECTION("信息资源分类·目", "category.section"),
    DETAIL("信息资源分类·细目", "category.detail"),
    PROVIDER("信息资源提供方", "provider"),
    PROVIDER_CODE("信息资源提供方代码", "providerCode"),
    SUMMARY("信息资源摘要", "summary"),
    FORMAT("信息资源格式", "format"),
    SHARING("共享类型", "sharing.kind"),
    CONDITION("共享条件", "sharing.condition"),
    BASIS("共享依据", "sharing.basis"),
    MODES("共享方式", "sharing.modes"),
    OPEN("开放类型", "open.kind"),
    OPEN_CONDITION("开放条件", "open.condition"),
    UPDATE("更新周期", "update"),
    PUBLISHED("发布日期", ""),
    RELATED("关联资源代码", "related"),
    GRADE("数据级别", "grade"),
    DATASET("数据集", "dataset"),
    REGRADE("降低分级的理由", "regradeReason"),
    JUSTIFICATION("与相近条目并存的理由", "justification");

    static final String SHEET = "目录";

    private final String header;
    private final String field;

    EntryColumn(String header, String field) {
        this.header = header;
        this.field = field;
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
