package org.shuqiao.exchange.platform.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;

/**
 * Line of the access log: what one door of the gateway answered to one call. It holds no account, no purpose and
 * nothing that was asked or answered. As canonical JSON
 * {@code {"answer":"…","at":"…","call":"…","code":"…","door":"…","mark":"…","number":1,"record":"…","v":1}}.
 *
 * @param number 1, 2, … without gaps
 * @param call   as the platform names it, such as {@code POST /api/v1/query}
 * @param record id of the exchange record that the answer carries
 * @param code   of what was told to the security log instead
 * @param mark   keyed digest of this line and the mark of the line before
 */
record AccessLine(long number, Instant at, Door door, String call, Given answer, Optional<String> record,
        Optional<String> code, String mark) {

    private static final int VERSION = 1;

    /** Values that the door gave. */
    enum Given {
        DELIVERED, REFUSED,
        /** The lake's engine reads for the record, or for the reason that stands in the place of a code. */
        READ,
        /** An answer without any record. */
        UNRECORDED,
        /** Nothing but an error. */
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Given> of(String word) {
            return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
        }
    }

    AccessLine marked(GatewayKey key, String previous) {
        return new AccessLine(number, at, door, call, answer, record, code, mark(key, previous));
    }

    /** @return whether this gateway wrote it after the line with that mark */
    boolean follows(GatewayKey key, String previous) {
        return mark(key, previous).equals(mark);
    }

    private String mark(GatewayKey key, String previous) {
        return key.mark(CanonicalJson.bytes(tree().put("previous", previous)));
    }

    String text() {
        return new String(CanonicalJson.bytes(tree().put("mark", mark)), StandardCharsets.UTF_8);
    }

    private ObjectNode tree() {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION).put("number", number)
                .put("at", JsonTime.format(OffsetDateTime.ofInstant(at, ExchangeStore.ZONE))).put("door", door.word())
                .put("call", call).put("answer", answer.word());
        record.ifPresent(id -> tree.put("record", id));
        code.ifPresent(id -> tree.put("code", id));
        return tree;
    }

    /** @throws CodedException when the text is no line in its one form */
    static AccessLine parse(String text) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8)), "");
        if (fields.number("v") != VERSION) {
            throw new CodedException(LedgerCode.FILE_SHAPE, "v");
        }
        AccessLine line = new AccessLine(fields.number("number"), JsonTime.parse(fields.text("at"), "at").toInstant(),
                Door.of(fields.text("door")).orElseThrow(() -> new CodedException(LedgerCode.FILE_SHAPE, "door")),
                fields.text("call"), Given.of(fields.text("answer"))
                        .orElseThrow(() -> new CodedException(LedgerCode.FILE_SHAPE, "answer")),
                fields.optionalText("record"), fields.optionalText("code"), fields.text("mark"));
        fields.rejectUnknownKeys();
        return line;
    }
}
