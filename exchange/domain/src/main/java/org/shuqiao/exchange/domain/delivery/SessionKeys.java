package org.shuqiao.exchange.domain.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Hands out certificates of the keys with which persons sign attempts: the one by which the department vouches for the
 * key, else, for departments without a node, one for hours on the person's log-in.
 */
public final class SessionKeys {

    private static final Duration VALID = Duration.ofHours(8);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final DepartmentKeys keys;
    private final SigningKeys hosted;
    private final PersonCertificates certificates;

    public SessionKeys(ExchangeStore store, Permissions permissions, DepartmentKeys keys, SigningKeys hosted,
            PersonCertificates certificates) {
        this.store = store;
        this.permissions = permissions;
        this.keys = keys;
        this.hosted = hosted;
        this.certificates = certificates;
    }

    /**
     * @param key of a person or a session of the actor's department; a record names only one that ends in
     *     {@code /<department>/session}
     * @return the certificate that an officer of the department approved; else one for eight hours, signed with the
     *     department's hosted key
     * @throws CodedException {@code APPROVAL_NEEDED} where the department has a node and has not certified the key
     */
    public KeyCertificate certify(Actor actor, VerificationKey key) {
        permissions.require(actor, Role.REQUESTER);
        Optional<KeyCertificate> approved = certificates.of(actor.department(), key);
        if (approved.isPresent()) {
            return approved.get();
        }
        if (keys.custody(actor.department()) != Custody.HOSTED) {
            throw new CodedException(ExchangeCode.APPROVAL_NEEDED, actor.department());
        }
        OffsetDateTime now = store.now().atZone(ExchangeStore.ZONE).toOffsetDateTime();
        return KeyCertificate.sign(actor.department(), key, now, now.plus(VALID),
                hosted.department(actor.department()));
    }

    /** @return the certificates of all keys that signed attempts, as texts of files, for auditors and the authority */
    public List<String> certificates(Actor actor) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        return store.sql("select certificate from exchange.key_certificate order by digest").query(String.class).list();
    }
}
