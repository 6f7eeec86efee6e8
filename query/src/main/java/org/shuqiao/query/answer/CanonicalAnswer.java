package org.shuqiao.query.answer;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.shuqiao.base.digest.Sha256;

/**
 * Canonical JSON (RFC 8785) of a query result, the input of its digest. Its form is {@code
 * {"columns":[{"name":"xm","type":"text"}],"rows":[["王*"],[null]]}}: rows in delivery order, values in {@linkplain
 * #text text form}.
 */
public final class CanonicalAnswer {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    /** The canonical form after the last row. */
    public static final String END = "]}";

    private CanonicalAnswer() { }

    /** @return {@code sha256:<hex>} over the salt followed by the canonical form */
    public static String digest(Answer answer, byte[] salt) {
        MessageDigest sha = Sha256.create();
        sha.update(salt);
        sha.update(bytes(answer));
        return Sha256.tagged(sha);
    }

    /** @return the canonical form in UTF-8 */
    public static byte[] bytes(Answer answer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head(answer.columns()).getBytes(StandardCharsets.UTF_8));
        boolean first = true;
        for (List<Object> row : answer.rows()) {
            out.writeBytes(row(row, first).getBytes(StandardCharsets.UTF_8));
            first = false;
        }
        out.writeBytes(END.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** @return the canonical form up to the first row */
    public static String head(List<AnswerColumn> columns) {
        StringBuilder json = new StringBuilder("{\"columns\":[");
        String comma = "";
        for (AnswerColumn column : columns) {
            json.append(comma).append("{\"name\":");
            quote(json, column.name());
            json.append(",\"type\":\"").append(column.type().name().toLowerCase(Locale.ROOT)).append("\"}");
            comma = ",";
        }
        return json.append("],\"rows\":[").toString();
    }

    /** @return the part of the canonical form that is one row */
    public static String row(List<Object> row, boolean first) {
        StringBuilder json = new StringBuilder(first ? "" : ",");
        row(json, row);
        return json.toString();
    }

    /**
     * @return a value as text: integers and decimals without exponent, dates as {@code yyyy-MM-dd}, times as
     *     {@code yyyy-MM-ddTHH:mm:ss.SSS}, doubles as Java writes them
     */
    public static String text(Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal.toPlainString();
            case LocalDateTime time -> TIME.format(time);
            default -> value.toString();
        };
    }

    private static void row(StringBuilder json, List<Object> row) {
        String comma = "[";
        for (Object value : row) {
            json.append(comma);
            if (value == null) {
                json.append("null");
            } else {
                quote(json, text(value));
            }
            comma = ",";
        }
        json.append(row.isEmpty() ? "[]" : "]");
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
