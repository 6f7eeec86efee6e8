package org.shuqiao.ledger.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;

/**
 * State of a subject after an event.
 *
 * @param event id of the event that led here
 * @param time when that happened
 * @param by the department that submitted it
 * @param details what the events so far said of it, by field name
 */
public record Fact(FactKind kind, String id, FactState state, String event, EventType type, OffsetDateTime time,
        String by, ObjectNode details) {

    public Fact {
        details = details.deepCopy();
    }

    @Override
    public ObjectNode details() {
        return details.deepCopy();
    }

    /** @return a text of the details, such as {@code provider}; it must be there */
    public String detail(String name) {
        return details.path(name).asText();
    }

    public byte[] bytes() {
        ObjectNode tree = CanonicalJson.object()
                .put("kind", kind.word()).put("id", id).put("state", state.name().toLowerCase(Locale.ROOT))
                .put("event", event).put("type", type.word()).put("time", JsonTime.format(time)).put("by", by);
        tree.set("details", details);
        return CanonicalJson.bytes(tree);
    }

    public static Fact parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.readLenient(bytes), "");
        try {
            return new Fact(
                    FactKind.valueOf(upper(fields.text("kind"))), fields.text("id"),
                    FactState.valueOf(upper(fields.text("state"))), fields.text("event"),
                    EventType.ofWord(fields.text("type")).orElseThrow(IllegalArgumentException::new),
                    JsonTime.parse(fields.text("time"), "time"), fields.text("by"), fields.object("details"));
        } catch (IllegalArgumentException e) {
            throw new CodedException(LedgerCode.FILE_SHAPE, e, "fact");
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
