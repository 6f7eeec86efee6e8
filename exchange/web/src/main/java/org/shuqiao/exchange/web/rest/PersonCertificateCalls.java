package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.RevokedPersonKeys;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.delivery.PersonCertificates;
import org.shuqiao.exchange.domain.delivery.PersonKeyRevocations;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.signature.VerificationKey;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints by which an officer certifies the keys of the department's people. */
@RestController
class PersonCertificateCalls {

    private final PersonCertificates certificates;
    private final PersonKeyRevocations revocations;
    private final RevokedPersonKeys revoked;
    private final Acts acts;

    PersonCertificateCalls(PersonCertificates certificates, PersonKeyRevocations revocations,
            RevokedPersonKeys revoked, Acts acts) {
        this.certificates = certificates;
        this.revocations = revocations;
        this.revoked = revoked;
        this.acts = acts;
    }

    /**
     * A certified key.
     *
     * @param certificate canonical JSON, as an attempt carries it
     * @param revoked     since when it counts no more
     */
    record Certified(String department, String holder, String key, OffsetDateTime from, OffsetDateTime to,
            String certificate, Optional<OffsetDateTime> revoked, Optional<String> reason) {

        static Certified of(PersonCertificates.Certified each, Optional<RevokedPersonKeys.Revoked> ended) {
            return new Certified(each.certificate().department(), each.holder(), each.certificate().key().text(),
                    each.certificate().from(), each.certificate().to(),
                    new String(each.certificate().bytes(), StandardCharsets.UTF_8),
                    ended.map(RevokedPersonKeys.Revoked::from), ended.map(RevokedPersonKeys.Revoked::reason));
        }
    }

    /**
     * A key to be certified.
     *
     * @param holder   login of its owner
     * @param key      {@code name+hash+base64}
     * @param days     1 to 90
     * @param approved the act that was shown and its approval; without one the act is shown
     */
    record Order(String holder, String key, int days, Optional<ActInput> approved) {

        PersonCertificates.Order order() {
            if (holder == null || key == null) {
                throw new CodedException(ServerCode.BAD_REQUEST, "holder, key");
            }
            return new PersonCertificates.Order(holder.strip(), VerificationKey.parse(key.strip()), days);
        }
    }

    /** Those of one's own department; for an auditor or the authority, of all. */
    @GetMapping("/api/v1/person-certificates")
    List<Certified> all(@AuthenticationPrincipal Actor actor) {
        return certificates.list(actor).stream().map(each -> Certified.of(each,
                revoked.of(each.certificate().department()).stream()
                        .filter(end -> end.key().equals(each.certificate().key().text())).findFirst())).toList();
    }

    /** Certifies by the log-in, for a department without a node. */
    @PostMapping("/api/v1/person-certificates")
    ActCalls.ActView certify(@AuthenticationPrincipal Actor actor, @RequestBody Order order) {
        return ActCalls.ActView.of(certificates.certify(actor, order.order(), Optional.empty()));
    }

    /** The end of the trust in a person's key. @param key its short or whole text */
    record End(String key, String reason, Optional<ActInput> approved) {

        PersonKeyRevocations.Order order() {
            if (key == null || reason == null) {
                throw new CodedException(ServerCode.BAD_REQUEST, "key, reason");
            }
            return new PersonKeyRevocations.Order(key.strip(), reason);
        }
    }

    /** Revokes by the log-in, for a department without a node. */
    @PostMapping("/api/v1/person-certificates/revoke")
    ActCalls.ActView revoke(@AuthenticationPrincipal Actor actor, @RequestBody End end) {
        return ActCalls.ActView.of(acts.get(revocations.revoke(actor, end.order(), Optional.empty()).act()));
    }

    /** Shows the act, and with an approval submits it; a node signs it. */
    @PostMapping("/api/v1/acts/person-key-revocation")
    ActCalls.ActView revocation(@AuthenticationPrincipal Actor actor, @RequestBody End end) {
        return new ActAnswer(acts).of(end.approved() == null ? Optional.empty() : end.approved(),
                () -> revocations.preview(actor, end.order()),
                approved -> revocations.revoke(actor, end.order(), Optional.of(approved)));
    }

    /** Shows the act, and with an approval submits it; a node signs it and the certificate. */
    @PostMapping("/api/v1/acts/person-certificate")
    ActCalls.ActView act(@AuthenticationPrincipal Actor actor, @RequestBody Order order) {
        if (order.approved() == null || order.approved().isEmpty()) {
            return ActCalls.ActView.of(certificates.preview(actor, order.order()));
        }
        return ActCalls.ActView.of(acts.get(certificates.certify(actor, order.order(),
                order.approved().map(ActInput::read)).act().digest()));
    }
}
