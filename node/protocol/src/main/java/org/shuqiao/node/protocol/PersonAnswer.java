package org.shuqiao.node.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.Signatures;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Answer of the data authority's node to a {@link PersonQuestion}: the person's token in each use, had the use been of
 * that person. Which of them stand in the index the platform sees. Canonical JSON {@code {"v":1,"for":"person-answer",
 * "case":"…","reason":"…","question":"sha256:…","tokens":[{"record":"…","grant":"…","token":"…"}],
 * "erased":["2020-01"],"by":"name+hash+base64","signature":"base64"}}.
 *
 * @param question digest of the question
 * @param erased   months whose key the node does not have
 * @param by       key of the officer who approved it at the node; it signs
 */
public record PersonAnswer(String caseNumber, String reason, String question, List<Token> tokens,
        List<YearMonth> erased, VerificationKey by, String signature) {

    private static final int VERSION = 1;
    private static final String PURPOSE = "person-answer";

    public PersonAnswer {
        tokens = List.copyOf(tokens);
        erased = List.copyOf(new TreeSet<>(erased));
    }

    /** Token of the person in one use. */
    public record Token(String record, String grant, String token) { }

    public static PersonAnswer sign(PersonQuestion question, List<Token> tokens, List<YearMonth> erased,
            SigningKey officer) {
        PersonAnswer open = new PersonAnswer(question.caseNumber(), question.reason(), question.digest(), tokens,
                erased, officer.verification(), "");
        return new PersonAnswer(open.caseNumber, open.reason, open.question, open.tokens, open.erased, open.by,
                Signatures.sign(open.tree(), officer));
    }

    /** Reads an answer; one that {@code by} did not sign is refused. */
    public static PersonAnswer parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION || !fields.text("for").equals(PURPOSE)) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        PersonAnswer answer = new PersonAnswer(fields.text("case"), fields.text("reason"), fields.text("question"),
                fields.objects("tokens").stream().map(each -> {
                    Token token = new Token(each.text("record"), each.text("grant"), each.text("token"));
                    each.rejectUnknownKeys();
                    return token;
                }).toList(), fields.texts("erased").stream().map(MonthKeys::month).toList(),
                VerificationKey.parse(fields.text("by")), fields.text("signature"));
        fields.rejectUnknownKeys();
        if (!Signatures.verify(answer.tree(), answer.signature, answer.by)) {
            throw new CodedException(LedgerCode.KEY_TEXT, PURPOSE);
        }
        return answer;
    }

    public byte[] bytes() {
        return CanonicalJson.bytes(tree().put("signature", signature));
    }

    private ObjectNode tree() {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION).put("for", PURPOSE).put("case", caseNumber)
                .put("reason", reason).put("question", question).put("by", by.text());
        ArrayNode list = tree.putArray("tokens");
        tokens.forEach(each -> list.addObject().put("record", each.record()).put("grant", each.grant())
                .put("token", each.token()));
        ArrayNode gone = tree.putArray("erased");
        erased.forEach(month -> gone.add(month.toString()));
        return tree;
    }
}
