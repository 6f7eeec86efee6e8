package org.shuqiao.nifi.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.List;
import org.shuqiao.nifi.batch.JsonRow;

/**
 * Row in the text format of COPY. It is a list of the texts that land, which are made only when they are asked for; an
 * absent value is an empty one there.
 */
final class CopiedRow extends AbstractList<String> {

    private static final byte ESCAPE = '\\';
    /** SQLSTATE of a copy in a wrong format. */
    private static final String WRONG_FORM = "22P04";
    private static final byte[] MICROSECONDS = ".000000".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UTC = "+00:00".getBytes(StandardCharsets.US_ASCII);
    private static final int DAY = 10;
    private static final int SECONDS = 19;

    private final List<CopiedForm> forms;
    private final int[] begins;
    private final int[] ends;
    private byte[] line = {};

    CopiedRow(List<CopiedForm> forms) {
        this.forms = List.copyOf(forms);
        begins = new int[forms.size()];
        ends = new int[forms.size()];
    }

    /**
     * Takes the next line, with its end.
     *
     * @throws SQLException if it is no such line
     */
    void take(byte[] next) throws SQLException {
        line = next;
        int field = 0;
        int begin = 0;
        int end = next.length > 0 && next[next.length - 1] == '\n' ? next.length - 1 : next.length;
        for (int at = 0; at <= end; at++) {
            if (at == end || next[at] == '\t') {
                if (field == begins.length) {
                    throw new SQLException("more cells than columns", WRONG_FORM);
                }
                begins[field] = begin;
                ends[field++] = at;
                begin = at + 1;
            } else if (next[at] == '\n') {
                throw new SQLException("two rows at once", WRONG_FORM);
            }
        }
        if (field != begins.length) {
            throw new SQLException("fewer cells than columns", WRONG_FORM);
        }
    }

    @Override
    public int size() {
        return forms.size();
    }

    @Override
    public String get(int index) {
        return isMissing(index) ? "" : forms.get(index).landed(text(index));
    }

    /** Writes the value of a cell. */
    void write(int index, JsonRow json) {
        if (isMissing(index)) {
            json.missing();
            return;
        }
        switch (forms.get(index)) {
            case WRITTEN -> written(json, begins[index], ends[index]);
            case LOCAL, OFFSET -> time(index, json);
            default -> json.text(get(index));
        }
    }

    private boolean isMissing(int index) {
        int begin = begins[index];
        return ends[index] - begin == 2 && line[begin] == ESCAPE && line[begin + 1] == 'N';
    }

    private void written(JsonRow json, int begin, int end) {
        json.open();
        int from = begin;
        for (int at = begin; at < end; at++) {
            if (line[at] == ESCAPE) {
                json.characters(line, from, at);
                json.character(unescaped(line[++at]));
                from = at + 1;
            }
        }
        json.characters(line, from, end);
        json.close();
    }

    /** Times of four digits of a year are nearly all, and only change a separator and their fraction. */
    private void time(int index, JsonRow json) {
        int begin = begins[index];
        int length = ends[index] - begin;
        int most = SECONDS + MICROSECONDS.length;
        if (length < SECONDS || length > most || line[begin + 4] != '-' || line[begin + DAY] != ' '
                || line[ends[index] - 1] > '9' || length > SECONDS && line[begin + SECONDS] != '.') {
            json.text(get(index));
            return;
        }
        json.open();
        json.characters(line, begin, begin + DAY);
        json.character('T');
        json.characters(line, begin + DAY + 1, ends[index]);
        json.characters(MICROSECONDS, length - SECONDS, MICROSECONDS.length);
        if (forms.get(index) == CopiedForm.OFFSET) {
            json.characters(UTC, 0, UTC.length);
        }
        json.close();
    }

    private String text(int index) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(ends[index] - begins[index]);
        for (int at = begins[index]; at < ends[index]; at++) {
            plain.write(line[at] == ESCAPE ? unescaped(line[++at]) : line[at]);
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    private static int unescaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            default -> letter;
        };
    }
}
