package org.shuqiao.node.signing;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.error.NodeCode;

/** Certificate that an act of the department says: this person's key speaks for it from a time to a time. */
record PersonCertificate(String holder, VerificationKey key, OffsetDateTime from, OffsetDateTime to) {

    /** There is no list of revoked certificates: they end by themselves. */
    private static final Duration LONGEST = Duration.ofDays(90);
    /** Between the moment when it begins and that of the act. */
    private static final Duration SHOWN = Duration.ofMinutes(1);

    static PersonCertificate of(Act act) {
        JsonFields fields = JsonFields.of(JsonFields.of(act.body(), "body.").object("certificate"),
                "body.certificate.");
        return new PersonCertificate(fields.text("holder"), VerificationKey.parse(fields.text("key")),
                JsonTime.parse(fields.text("from"), "from"), JsonTime.parse(fields.text("to"), "to"));
    }

    /** @return what the words that the officer was shown must contain */
    List<String> sayings() {
        return List.of(holder, key.text(), JsonTime.format(from), JsonTime.format(to));
    }

    /** @throws CodedException {@code KEY_UNUSABLE} for a key of another name, a longer or another time */
    void require(Act act, SigningKey department) {
        boolean own = key.name().startsWith(department.name() + "/");
        boolean now = Duration.between(from, act.time()).abs().compareTo(SHOWN) <= 0;
        boolean inBounds = now && to.isAfter(from) && !to.isAfter(from.plus(LONGEST));
        if (!own || !inBounds) {
            throw new CodedException(NodeCode.KEY_UNUSABLE, key.shortText(), own ? "90 d" : department.name() + "/…");
        }
    }

    KeyCertificate sign(String department, SigningKey by) {
        return KeyCertificate.sign(department, key, from, to, by);
    }
}
