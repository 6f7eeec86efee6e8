package org.shuqiao.standards.source;

import java.util.Optional;

/**
 * Source of one or several files in a folder.
 *
 * @param path a path whose file name may hold {@code *}; several files are taken in name order
 * @param charset the declared charset, or {@code auto}
 * @param headerRows rows of the header, joined with {@code /}
 * @param skipRows rows above the header
 * @param sheet the sheet of a workbook; the first if empty
 */
public record FileSource(
        String path, Format format, String charset, char delimiter, int headerRows, int skipRows,
        Optional<String> sheet, SliceStrategy slice) implements Source {

    /** Format of a source file. */
    public enum Format {
        CSV,
        EXCEL
    }
}
