package org.shuqiao.exchange.domain.file;

import java.util.Arrays;
import java.util.Optional;

/** Format of a delivered file. */
public enum FileFormat {
    /** RFC 4180 in UTF-8, commas; the first line is a comment. */
    CSV("csv", "text/csv"),
    /** Office Open XML workbook. */
    WORKBOOK("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** Apache Parquet. */
    PARQUET("parquet", "application/vnd.apache.parquet"),
    /** One JSON object a line; the first line is the mark. */
    JSON_LINES("jsonl", "application/jsonl");

    private final String id;
    private final String mediaType;

    FileFormat(String id, String mediaType) {
        this.id = id;
        this.mediaType = mediaType;
    }

    /** @return the name in orders, and the ending of the file's name */
    public String id() {
        return id;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<FileFormat> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }
}
