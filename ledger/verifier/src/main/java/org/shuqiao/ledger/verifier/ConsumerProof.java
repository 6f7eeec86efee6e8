package org.shuqiao.ledger.verifier;

import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.record.Attempt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeyCertificates;
import org.shuqiao.ledger.signature.PublicKeys;

/** Verifies the consumer's signature in a record. */
record ConsumerProof(PublicKeys keys, KeyCertificates certificates) {

    /**
     * @return how far it can be trusted; nothing when the record carries none
     * @throws CodedException ATTEMPT_SIGNATURE, SIGNER_UNKNOWN, SIGNER_NOT_THEN, SIGNER_REVOKED
     */
    Optional<Trail.Strength> of(ExchangeRecordDraft record) {
        return record.attempt().map(attempt -> {
            DepartmentKey department = department(record, attempt);
            boolean honest = attempt.custody() == Custody.PERSON || attempt.custody() == department.custody();
            if (!honest || !attempt.verifies(record)) {
                throw new CodedException(ActCode.ATTEMPT_SIGNATURE, record.consumer());
            }
            return department.custody() == Custody.NODE ? Trail.Strength.STRONG : Trail.Strength.HOSTED;
        });
    }

    private DepartmentKey department(ExchangeRecordDraft record, Attempt attempt) {
        return attempt.custody() == Custody.PERSON
                ? certificates.issuer(record.consumer(), attempt.key(), record.time(), keys.history())
                : keys.history().keyAt(record.consumer(), attempt.key().text(), record.time());
    }
}
