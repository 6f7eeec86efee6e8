package org.shuqiao.nifi.file;

import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Cell of a workbook: its text as it lands, and how it is shown.
 *
 * @param text of a number: what is stored; of a code kept as number: what is shown, zeros in front
 */
record ShownCell(String text, CellForm form) {

    static final ShownCell EMPTY = new ShownCell("", CellForm.PLAIN);
    /** What a spreadsheet says of a value that is not there; no element takes it. */
    static final ShownCell UNCOMPUTED = new ShownCell("#N/A", CellForm.UNCOMPUTED);

    static ShownCell text(String text) {
        return text.isEmpty() ? EMPTY : new ShownCell(text, CellForm.TEXT);
    }

    /** Number with the format that its cell has (ECMA-376 part 1, §18.8.30 and §18.8.31). */
    static ShownCell number(double value, int format, String code) {
        if (isDate(format, code)) {
            return new ShownCell(NumberText.of(value), CellForm.DATE);
        }
        return NumberFormatCode.of(code).show(value);
    }

    /** Formats 27 to 36 and 50 to 58 are dates of East Asian languages, whose codes stand in no file. */
    private static boolean isDate(int format, String code) {
        boolean builtIn = format >= 27 && format <= 36 || format >= 50 && format <= 58;
        return builtIn && (code == null || code.isEmpty() || code.startsWith("reserved")) || code != null
                && DateUtil.isADateFormat(format, code);
    }
}
