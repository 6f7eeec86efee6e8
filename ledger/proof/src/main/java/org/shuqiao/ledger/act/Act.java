package org.shuqiao.ledger.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;

/**
 * Act of a department, as one canonical JSON object (RFC 8785): {@code {"body":{…},"department":"gongan","id":
 * "G-2026-000001","kind":"grant","person":"…","shown":"sha256:…","time":"…","v":1}}.
 *
 * @param id what the act makes, for example a grant's id
 * @param person the login of the one who approves it
 * @param time when it was put together, kept to the millisecond; the department's key has to count then
 * @param shown {@code sha256:} and the digest of exactly the words that the person was shown, in UTF-8
 * @param body what the act says; one that follows from another has {@code follows}, an {@link ActReference}
 */
public record Act(ActKind kind, String id, String department, String person, OffsetDateTime time, String shown,
        ObjectNode body) {

    private static final int VERSION = 1;
    private static final String FOLLOWS = "follows";

    public Act {
        time = time.truncatedTo(ChronoUnit.MILLIS);
        body = body.deepCopy();
        ActRules.id(id);
        ActRules.department(department);
        ActRules.person(person);
        ActRules.digest("shown", shown);
        JsonFields.of(body, "body.").optionalObject(FOLLOWS).ifPresent(ActReference::read);
    }

    /** Reads canonical bytes; any other spelling is refused. */
    public static Act parse(byte[] bytes) {
        Act act = read(CanonicalJson.read(bytes));
        if (!Arrays.equals(act.bytes(), bytes)) {
            throw new CodedException(LedgerCode.FILE_NOT_CANONICAL);
        }
        return act;
    }

    static Act read(ObjectNode tree) {
        JsonFields fields = JsonFields.of(tree, "act.");
        if (fields.number("v") != VERSION) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        Act act = new Act(
                ActKind.ofWord(fields.text("kind"))
                        .orElseThrow(() -> new CodedException(LedgerCode.FILE_SHAPE, "act.kind")),
                fields.text("id"), fields.text("department"), fields.text("person"),
                JsonTime.parse(fields.text("time"), "act.time"), fields.text("shown"), fields.object("body"));
        fields.rejectUnknownKeys();
        return act;
    }

    /** @return a copy */
    @Override
    public ObjectNode body() {
        return body.deepCopy();
    }

    /** @return the act that this one follows from */
    public Optional<ActReference> follows() {
        return JsonFields.of(body, "body.").optionalObject(FOLLOWS).map(ActReference::read);
    }

    /** @return how another act refers to this one */
    public ActReference reference() {
        return new ActReference(id, digest());
    }

    /** @return the canonical bytes */
    public byte[] bytes() {
        return CanonicalJson.bytes(tree());
    }

    /** @return {@code sha256:} and the digest of the canonical bytes */
    public String digest() {
        return Sha256.tagged(bytes());
    }

    /** @return what a person's key signs to approve the act: the text of its digest, in UTF-8 */
    public byte[] approved() {
        return digest().getBytes(StandardCharsets.UTF_8);
    }

    ObjectNode tree() {
        ObjectNode tree = CanonicalJson.object()
                .put("v", VERSION)
                .put("kind", kind.word())
                .put("id", id)
                .put("department", department)
                .put("person", person)
                .put("time", JsonTime.format(time))
                .put("shown", shown);
        tree.set("body", body.deepCopy());
        return tree;
    }
}
