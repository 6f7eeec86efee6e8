package org.shuqiao.exchange.domain.correction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Detail of a row in an objection or a correction. It may be personal, so it is kept sealed and shown to the two sides
 * only; no log, record or act holds it.
 *
 * @param row   what tells the row, its key for example; blank where nothing is said
 * @param wrong what stands there
 * @param right what is right
 */
public record RowDetail(String row, String wrong, String right) {

    private static final int LONGEST = 1000;

    public static final RowDetail NONE = new RowDetail("", "", "");

    public RowDetail {
        row = checked(row);
        wrong = checked(wrong);
        right = checked(right);
    }

    private static String checked(String text) {
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > LONGEST) {
            throw FieldFault.longerThan(LONGEST).of("detail");
        }
        return stripped;
    }

    boolean isEmpty() {
        return row.isEmpty() && wrong.isEmpty() && right.isEmpty();
    }

    String text() {
        ObjectNode tree = CanonicalJson.object().put("row", row).put("wrong", wrong).put("right", right);
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }

    static RowDetail read(String text) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8)), "");
        return new RowDetail(fields.text("row"), fields.text("wrong"), fields.text("right"));
    }

    /** Without values. */
    @Override
    public String toString() {
        return "RowDetail[]";
    }
}
