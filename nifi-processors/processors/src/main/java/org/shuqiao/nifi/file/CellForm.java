package org.shuqiao.nifi.file;

/** Form in which a cell of a workbook shows what it stores. */
enum CellForm {
    /** Nothing, or what is stored. */
    PLAIN("", ""),
    TEXT("文本", "text"),
    NUMBER("数值", "number"),
    DATE("日期", "date"),
    /** Shown with zeros or letters in front, as codes are: what is shown counts. */
    CODE("按格式补零", "padded by its format"),
    PERCENT("百分比", "per cent"),
    CURRENCY("货币", "currency"),
    /** Shown in thousands, or in ten thousands. */
    SCALED("缩放", "scaled"),
    /** Shown with a word behind it that may be a unit. */
    UNIT("带单位", "with a unit"),
    /** Shown with fewer digits than are stored. */
    ROUNDED("四舍五入显示", "rounded"),
    HIDDEN("不显示", "hidden"),
    /** A formula whose result nobody saved. */
    UNCOMPUTED("公式无结果", "formula without result");

    private final String zh;
    private final String en;

    CellForm(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    /** Whether what is shown is not what is stored. */
    boolean differs() {
        return switch (this) {
            case CODE, PERCENT, CURRENCY, SCALED, UNIT, ROUNDED, HIDDEN -> true;
            case PLAIN, TEXT, NUMBER, DATE, UNCOMPUTED -> false;
        };
    }
}
