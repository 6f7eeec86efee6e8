package org.shuqiao.exchange.domain.delivery;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.RevokedPersonKeys;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.Attempt;
import org.shuqiao.ledger.record.AttemptStatement;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.ledger.signature.KeyCertificates;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.ledger.signature.SigningKeys;

/**
 * Verifies the consumers' signatures of attempts, each nonce once, and signs with the hosted key for a department that
 * did not sign and runs no node. An attempt of a department with a node that it did not sign stays unsigned.
 */
public final class AttemptSignatures {

    private final ExchangeStore store;
    private final DepartmentKeys keys;
    private final SigningKeys hosted;
    private final RevokedPersonKeys revoked;

    public AttemptSignatures(ExchangeStore store, DepartmentKeys keys, SigningKeys hosted,
            RevokedPersonKeys revoked) {
        this.store = store;
        this.keys = keys;
        this.hosted = hosted;
        this.revoked = revoked;
    }

    /**
     * @param opening the nonce where the record says the purpose that was stated
     * @return the signature for the record, by the hosted key
     */
    Optional<Attempt> hosted(AttemptStatement statement, Optional<Nonce> opening) {
        return keys.custody(statement.consumer()) == Custody.HOSTED
                ? Optional.of(Attempt.sign(statement, hosted.department(statement.consumer()), Custody.HOSTED, opening))
                : Optional.empty();
    }

    /** @return the consumer's own signature for the record; what it states was {@linkplain #accept accepted} */
    Attempt own(SignedAttempt signed, AttemptStatement statement, Custody custody, Optional<Nonce> opening) {
        return Attempt.of(statement, signed.key(), custody, signed.signature(), opening);
    }

    /**
     * Verifies the signature and the certificates now, and takes the nonce.
     *
     * @return who holds the key
     * @throws CodedException {@code ATTEMPT_INVALID}, {@code NONCE_USED}
     */
    Custody accept(SignedAttempt signed, AttemptStatement statement, String record) {
        if (!statement.signedBy(signed.key(), signed.signature())) {
            throw new CodedException(ExchangeCode.ATTEMPT_INVALID, "signature");
        }
        Custody custody = custody(signed, statement.consumer());
        int taken = store.sql("""
                insert into exchange.attempt (consumer, nonce, record) values (:consumer, :nonce, :record)
                on conflict do nothing""")
                .param("consumer", statement.consumer()).param("nonce", statement.nonce()).param("record", record)
                .update();
        if (taken == 0) {
            throw new CodedException(ExchangeCode.NONCE_USED);
        }
        return custody;
    }

    /** Whoever verifies the record needs what certifies its key. */
    private void keep(KeyCertificate certificate) {
        store.sql("""
                insert into exchange.key_certificate (digest, department, certificate)
                values (:digest, :department, :certificate) on conflict do nothing""")
                .param("digest", Sha256.tagged(certificate.bytes())).param("department", certificate.department())
                .param("certificate", new String(certificate.bytes(), StandardCharsets.UTF_8)).update();
    }

    private Custody custody(SignedAttempt signed, String consumer) {
        OffsetDateTime now = store.now().atZone(ExchangeStore.ZONE).toOffsetDateTime();
        KeyHistory history = keys.history();
        try {
            if (history.find(consumer, signed.key().text()).isPresent()) {
                return history.keyAt(consumer, signed.key().shortText(), now).custody();
            }
            KeyCertificates certificates = new KeyCertificates(signed.certificates());
            revoked.of(consumer).forEach(each -> certificates.revoke(consumer, each.key(), each.from()));
            certificates.issuer(consumer, signed.key(), now, history);
            signed.certificates().forEach(this::keep);
            return Custody.PERSON;
        } catch (CodedException e) {
            throw new CodedException(ExchangeCode.ATTEMPT_INVALID, e, e.code().id());
        }
    }
}
