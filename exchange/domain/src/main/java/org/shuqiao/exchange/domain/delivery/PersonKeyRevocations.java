package org.shuqiao.exchange.domain.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.PersonKeyCode;
import org.shuqiao.exchange.domain.account.RevokedPersonKeys;
import org.shuqiao.exchange.domain.account.RevokedPersonKeys.Revoked;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.KeyCertificate;

/**
 * Ends the trust in a key of one of the department's people before its certificate does: an act of the department, from
 * whose time on nothing counts that the key signs, nor what a session's key signs that it certified. It counts here as
 * soon as the act is made, also while that waits for a node; who verifies later finds the act in the evidence.
 */
public final class PersonKeyRevocations {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final PersonCertificates certificates;
    private final RevokedPersonKeys revoked;
    private final Acts acts;

    public PersonKeyRevocations(ExchangeStore store, Permissions permissions, PersonCertificates certificates,
            RevokedPersonKeys revoked, Acts acts) {
        this.store = store;
        this.permissions = permissions;
        this.certificates = certificates;
        this.revoked = revoked;
        this.acts = acts;
    }

    /** @param key its short or whole text */
    public record Order(String key, String reason) { }

    /** @return the act that revokes the key, whose digest an officer of the department signs */
    public ActPreview preview(Actor actor, Order order) {
        return store.inTransaction(() -> acts.preview(draft(actor, order, find(actor, order))));
    }

    /** Revokes a key. @param approved the act that {@link #preview} showed; nothing where the log-in is enough */
    public Revoked revoke(Actor actor, Order order, Optional<ApprovedAct> approved) {
        return store.inTransaction(() -> {
            PersonCertificates.Certified certified = find(actor, order);
            StoredAct stored = acts.submit(draft(actor, order, certified), approved);
            Revoked now = new Revoked(actor.department(), certified.certificate().key().text(), certified.holder(),
                    stored.act().time(), order.reason().strip(), stored.act().digest());
            revoked.add(now);
            return now;
        });
    }

    private PersonCertificates.Certified find(Actor actor, Order order) {
        permissions.require(actor, Role.OFFICER);
        PersonCertificates.Certified found = certificates.list(actor).stream()
                .filter(each -> each.certificate().department().equals(actor.department()))
                .filter(each -> each.certificate().key().text().equals(order.key())
                        || each.certificate().key().shortText().equals(order.key())).findFirst()
                .orElseThrow(() -> new CodedException(PersonKeyCode.KEY_NOT_CERTIFIED, actor.department()));
        if (revoked.contains(found.certificate().key().text())) {
            throw new CodedException(PersonKeyCode.KEY_REVOKED, found.certificate().key().shortText());
        }
        return found;
    }

    private static ActDraft draft(Actor actor, Order order, PersonCertificates.Certified certified) {
        KeyCertificate certificate = certified.certificate();
        String reason = FreeTextRules.check("reason", order.reason());
        ObjectNode body = CanonicalJson.object().put("department", actor.department())
                .put("holder", certified.holder()).put("key", certificate.key().text()).put("reason", reason);
        return new ActDraft(ActKind.KEY_REVOCATION, "key:" + actor.department() + ":" + certificate.key().hash(),
                actor.department(), actor.login(),
                "部门 %1$s 撤销 %2$s 的密钥 %3$s：%4$s\n\nThe department %1$s revokes the key %3$s of %2$s: %4$s".formatted(
                        actor.department(), certified.holder(), certificate.key().text(), reason), body);
    }
}
