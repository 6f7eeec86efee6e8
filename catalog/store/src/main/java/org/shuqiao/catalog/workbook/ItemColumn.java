package org.shuqiao.catalog.workbook;

/** Column of the sheet 信息项. */
enum ItemColumn {
    NUMBER("目录序号", ""),
    TITLE("信息项名称", "title"),
    NAME("信息项字段名", "name"),
    TYPE("数据类型", "type"),
    ELEMENT("数据元", "element"),
    GRADE("数据级别", "grade");

    static final String SHEET = "信息项";

    private final String header;
    private final String field;

    ItemColumn(String header, String field) {
        this.header = header;
        this.field = field;
    }

    String header() {
        return header;
    }

    /** @return the column of a field of an item */
    static ItemColumn of(String field) {
        for (ItemColumn column : values()) {
            if (column.field.equals(field)) {
                return column;
            }
        }
        return TITLE;
    }
}
