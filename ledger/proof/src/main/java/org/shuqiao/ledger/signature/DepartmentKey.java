package org.shuqiao.ledger.signature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;

/**
 * Key of a department with the time in which its signatures count: from {@code from} on, before {@code to}, and before
 * {@code revoked}.
 *
 * @param custody {@link Custody#NODE} or {@link Custody#HOSTED}
 * @param succession the statement of the key before it that this one follows; none for a first key, which an auditor
 *     compares with what the department says
 */
public record DepartmentKey(VerificationKey key, Custody custody, OffsetDateTime from, Optional<OffsetDateTime> to,
        Optional<OffsetDateTime> revoked, Optional<KeySuccession> succession) {

    /** What a key counts from when nothing is said. */
    public static final OffsetDateTime ALWAYS = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    public DepartmentKey {
        if (custody == Custody.PERSON || key.type() == SignatureType.COSIGNATURE
                || to.filter(end -> end.isBefore(from)).isPresent()) {
            throw new CodedException(LedgerCode.KEY_TEXT, "departments");
        }
    }

    /** @return a first key without an end */
    public static DepartmentKey first(VerificationKey key, Custody custody, OffsetDateTime from) {
        return new DepartmentKey(key, custody, from, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @return whether a signature made at that time counts */
    public boolean countsAt(OffsetDateTime time) {
        return !time.isBefore(from) && to.filter(end -> !time.isBefore(end)).isEmpty() && !revokedAt(time);
    }

    /** @return whether the key was revoked at or before that time */
    public boolean revokedAt(OffsetDateTime time) {
        return revoked.filter(end -> !time.isBefore(end)).isPresent();
    }

    /** @return the same key, no longer used from that time on */
    public DepartmentKey until(OffsetDateTime end) {
        return new DepartmentKey(key, custody, from, Optional.of(end), revoked, succession);
    }

    /** @return the same key, not to be trusted from that time on */
    public DepartmentKey revokedFrom(OffsetDateTime time) {
        return new DepartmentKey(key, custody, from, to, Optional.of(time), succession);
    }

    static DepartmentKey read(JsonFields fields) {
        DepartmentKey read = new DepartmentKey(VerificationKey.parse(fields.text("key")),
                Custody.ofWord(fields.text("custody"))
                        .orElseThrow(() -> new CodedException(LedgerCode.KEY_TEXT, "custody")),
                JsonTime.parse(fields.text("from"), "from"),
                fields.optionalText("to").map(text -> JsonTime.parse(text, "to")),
                fields.optionalText("revoked").map(text -> JsonTime.parse(text, "revoked")),
                fields.optionalObject("succession").map(KeySuccession::read));
        fields.rejectUnknownKeys();
        return read;
    }

    ObjectNode tree() {
        ObjectNode tree = CanonicalJson.object().put("key", key.text()).put("custody", custody.word())
                .put("from", JsonTime.format(from));
        to.ifPresent(time -> tree.put("to", JsonTime.format(time)));
        revoked.ifPresent(time -> tree.put("revoked", JsonTime.format(time)));
        succession.ifPresent(statement -> tree.set("succession", statement.tree()));
        return tree;
    }
}
