package org.shuqiao.catalog.workbook;

/** Form of a text in a cell: line breaks are line feeds, whatever wrote them. */
final class CellText {

    private CellText() { }

    static String read(String text) {
        return text.replace("_x000D_", "\r").replace("\r\n", "\n").replace('\r', '\n');
    }

    static String write(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
