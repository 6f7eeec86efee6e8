package org.shuqiao.node.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.signature.Signatures;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Public keys of months under which the index of persons is written, as the data authority's node made and signed them:
 * canonical JSON {@code {"v":1,"for":"months","department":"…","months":[{"month":"2026-11","key":"base64"}],
 * "time":"…","by":"name+hash+base64","signature":"base64"}}.
 *
 * @param months public X25519 keys as {@link MonthSeal} has them
 * @param by     the department's key that signed
 */
public record MonthKeys(String department, Map<YearMonth, String> months, OffsetDateTime time, VerificationKey by,
        String signature) {

    private static final int VERSION = 1;
    private static final String PURPOSE = "months";

    public MonthKeys {
        months = new TreeMap<>(months);
    }

    public static MonthKeys sign(String department, Map<YearMonth, String> months, OffsetDateTime now, SigningKey key) {
        MonthKeys open = new MonthKeys(department, months, now, key.verification(), "");
        return new MonthKeys(department, months, now, open.by, Signatures.sign(open.tree(), key));
    }

    /** Reads the keys; those that {@code by} did not sign are refused. */
    public static MonthKeys parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION || !fields.text("for").equals(PURPOSE)) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        Map<YearMonth, String> months = new TreeMap<>();
        fields.objects("months").forEach(each -> {
            months.put(month(each.text("month")), MonthSeal.checked(each.text("key")));
            each.rejectUnknownKeys();
        });
        MonthKeys keys = new MonthKeys(fields.text("department"), months, JsonTime.parse(fields.text("time"), "time"),
                VerificationKey.parse(fields.text("by")), fields.text("signature"));
        fields.rejectUnknownKeys();
        if (!Signatures.verify(keys.tree(), keys.signature, keys.by)) {
            throw new CodedException(LedgerCode.KEY_TEXT, PURPOSE);
        }
        return keys;
    }

    /** @throws CodedException where the text is no month */
    static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new CodedException(LedgerCode.KEY_TEXT, e, "month");
        }
    }

    public byte[] bytes() {
        return CanonicalJson.bytes(tree().put("signature", signature));
    }

    private ObjectNode tree() {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION).put("for", PURPOSE).put("department", department)
                .put("time", JsonTime.format(time)).put("by", by.text());
        ArrayNode list = tree.putArray("months");
        months.forEach((month, key) -> list.addObject().put("month", month.toString()).put("key", key));
        return tree;
    }
}
