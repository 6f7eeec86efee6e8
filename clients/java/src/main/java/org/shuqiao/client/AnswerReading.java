package org.shuqiao.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.client.Answer.Column;

/** Reading of an answer's JSON into values, and their canonical form, which the record's digest is over. */
final class AnswerReading {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private AnswerReading() { }

    static List<Column> columns(JsonNode answer) {
        List<Column> columns = new ArrayList<>();
        answer.path("columns").forEach(each ->
                columns.add(new Column(each.path("name").asText(), each.path("type").asText())));
        return columns;
    }

    /** @param answer read with decimals as they are written */
    static List<List<Object>> rows(JsonNode answer, List<Column> columns) {
        List<List<Object>> rows = new ArrayList<>();
        for (JsonNode each : answer.path("rows")) {
            List<Object> row = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                row.add(value(each.path(c), columns.get(c).type()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object value(JsonNode cell, String type) {
        if (cell.isNull()) {
            return null;
        }
        return switch (type) {
            case "integer" -> cell.isTextual() ? Long.valueOf(cell.asText()) : (Object) cell.longValue();
            case "decimal" -> cell.isTextual() ? new BigDecimal(cell.asText()) : cell.decimalValue();
            case "double" -> cell.doubleValue();
            case "boolean" -> cell.booleanValue();
            case "date" -> LocalDate.parse(cell.asText());
            case "timestamp" -> LocalDateTime.parse(cell.asText());
            default -> cell.asText();
        };
    }

    /** @return the canonical answer: docs/exchange-record.md, digests of what was asked and answered */
    static byte[] canonical(List<Column> columns, List<List<Object>> rows) {
        StringBuilder json = new StringBuilder("{\"columns\":[");
        String comma = "";
        for (Column column : columns) {
            json.append(comma).append("{\"name\":");
            quote(json, column.name());
            json.append(",\"type\":\"").append(column.type()).append("\"}");
            comma = ",";
        }
        json.append("],\"rows\":[");
        comma = "";
        for (List<Object> row : rows) {
            json.append(comma).append('[');
            String between = "";
            for (Object value : row) {
                json.append(between);
                if (value == null) {
                    json.append("null");
                } else {
                    quote(json, text(value));
                }
                between = ",";
            }
            json.append(']');
            comma = ",";
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal.toPlainString();
            case LocalDateTime time -> TIME.format(time);
            default -> value.toString();
        };
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
                    if (c < ' ') {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
