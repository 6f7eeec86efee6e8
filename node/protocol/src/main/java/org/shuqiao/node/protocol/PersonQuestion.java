package org.shuqiao.node.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.List;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Question of an officer of the data authority, which the authority's node answers: of which uses are a person's
 * tokens wanted. It names no person; the number is told to the node alone. Canonical JSON {@code {"v":1,
 * "for":"person-question","case":"…","reason":"…","uses":[{"month":"2026-11","record":"…","grant":"…","seal":"…"}]}}.
 */
public record PersonQuestion(String caseNumber, String reason, List<Use> uses) {

    private static final int VERSION = 1;
    private static final String PURPOSE = "person-question";

    public PersonQuestion {
        uses = List.copyOf(uses);
    }

    /** One use. @param seal beside its tokens */
    public record Use(YearMonth month, String record, String grant, String seal) { }

    public static PersonQuestion parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION || !fields.text("for").equals(PURPOSE)) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        PersonQuestion question = new PersonQuestion(fields.text("case"), fields.text("reason"),
                fields.objects("uses").stream().map(each -> {
                    Use use = new Use(MonthKeys.month(each.text("month")), each.text("record"), each.text("grant"),
                            each.text("seal"));
                    each.rejectUnknownKeys();
                    return use;
                }).toList());
        fields.rejectUnknownKeys();
        return question;
    }

    public String digest() {
        return Sha256.tagged(bytes());
    }

    public byte[] bytes() {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION).put("for", PURPOSE).put("case", caseNumber)
                .put("reason", reason);
        ArrayNode list = tree.putArray("uses");
        uses.forEach(use -> list.addObject().put("month", use.month().toString()).put("record", use.record())
                .put("grant", use.grant()).put("seal", use.seal()));
        return CanonicalJson.bytes(tree);
    }
}
