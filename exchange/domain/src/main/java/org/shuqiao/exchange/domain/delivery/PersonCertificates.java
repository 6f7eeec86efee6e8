package org.shuqiao.exchange.domain.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Account;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.PersonKeyCode;
import org.shuqiao.exchange.domain.account.RevokedPersonKeys;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Certificates by which a department says that a person's key speaks for it: its officer approves the act, and the
 * department's key, hosted or in its node, signs the certificate. With such a key a person signs attempts.
 */
public final class PersonCertificates {

    /** Days for which a key is certified at most. */
    public static final int MOST_DAYS = 90;

    private static final Duration READ = Duration.ofMinutes(1);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Accounts accounts;
    private final DepartmentKeys keys;
    private final SigningKeys hosted;
    private final Acts acts;
    private final RevokedPersonKeys revoked;

    public PersonCertificates(ExchangeStore store, Permissions permissions, Accounts accounts, DepartmentKeys keys,
            SigningKeys hosted, Acts acts, RevokedPersonKeys revoked) {
        this.store = store;
        this.permissions = permissions;
        this.accounts = accounts;
        this.keys = keys;
        this.hosted = hosted;
        this.acts = acts;
        this.revoked = revoked;
        acts.onSigned(ActKind.KEY_CERTIFICATE, this::signed);
    }

    /**
     * Order of an officer to certify a key.
     *
     * @param holder login of the person whose key it is
     * @param key    the person's public key
     * @param days   from now, 1 to 90
     */
    public record Order(String holder, VerificationKey key, int days) { }

    /** @return the act that certifies the key, whose digest an officer of the department signs */
    public ActPreview preview(Actor actor, Order order) {
        return store.inTransaction(() -> acts.preview(draft(actor, order, now())));
    }

    /**
     * Certifies a key of a person of the actor's department.
     *
     * @param approved the act that {@link #preview} showed; nothing where the log-in is approval enough
     * @return the act; its certificate is there once the department's key has signed
     */
    public StoredAct certify(Actor actor, Order order, Optional<ApprovedAct> approved) {
        return store.inTransaction(() -> acts.submit(
                draft(actor, order, approved.map(act -> begins(act.act())).orElseGet(this::now)), approved));
    }

    /** A certificate begins when it was shown, as nearly as the clock was read then. */
    private static OffsetDateTime begins(Act shown) {
        OffsetDateTime from = Said.of(shown).from();
        if (Duration.between(from, shown.time()).abs().compareTo(READ) > 0) {
            throw new CodedException(ExchangeCode.ACT_STALE, shown.id());
        }
        return from;
    }

    /**
     * Takes the certificate that a department's node signed; it says what the act says that an officer approved. It is
     * kept before the act counts as signed, so that whoever sees the act has the certificate.
     *
     * @param act that the node signs with it
     * @throws CodedException {@code CERTIFICATE_FOREIGN}
     */
    public void accept(Act act, KeyCertificate certificate) {
        String department = act.department();
        if (act.kind() != ActKind.KEY_CERTIFICATE) {
            throw new CodedException(PersonKeyCode.CERTIFICATE_FOREIGN, department);
        }
        Said said = Said.of(act);
        boolean same = certificate.department().equals(department) && certificate.key().equals(said.key())
                && certificate.from().isEqual(said.from()) && certificate.to().isEqual(said.to())
                && keys.history().find(department, certificate.by().text()).isPresent() && certificate.isSigned();
        if (!same) {
            throw new CodedException(PersonKeyCode.CERTIFICATE_FOREIGN, department);
        }
        keep(certificate, said.holder());
    }

    /**
     * @return the certificate by which the department vouches for the key now
     * @throws CodedException {@code KEY_REVOKED}
     */
    public Optional<KeyCertificate> of(String department, VerificationKey key) {
        requireUnrevoked(key);
        OffsetDateTime now = now();
        return store.sql("""
                select certificate from exchange.key_certificate
                where department = :department and key = :key and holder is not null""")
                .param("department", department).param("key", key.text()).query(String.class).list().stream()
                .map(PersonCertificates::parse)
                .filter(each -> !now.isBefore(each.from()) && now.isBefore(each.to())).findFirst();
    }

    /** A certified key with its holder. */
    public record Certified(String holder, KeyCertificate certificate) { }

    /** @return those of the actor's department, or of all for an auditor or the authority; the newest first */
    public List<Certified> list(Actor actor) {
        boolean all = permissions.held(actor, Role.OFFICER, Role.AUDITOR, Role.AUTHORITY).stream()
                .anyMatch(role -> role != Role.OFFICER);
        return store.sql("""
                select holder, certificate from exchange.key_certificate
                where holder is not null and (:all or department = :department) order by certificate""")
                .param("all", all).param("department", actor.department())
                .query((row, number) -> new Certified(row.getString("holder"), parse(row.getString("certificate"))))
                .list().stream().sorted((one, other) -> other.certificate().from()
                        .compareTo(one.certificate().from())).toList();
    }

    /** A hosted key signs at once; a node hands its certificate over. */
    private void signed(SignedAct signed) {
        Act act = signed.act();
        if (keys.custody(act.department()) == Custody.HOSTED) {
            Said said = Said.of(act);
            keep(KeyCertificate.sign(act.department(), said.key(), said.from(), said.to(),
                    hosted.department(act.department())), said.holder());
        }
    }

    private void keep(KeyCertificate certificate, String holder) {
        store.sql("""
                insert into exchange.key_certificate (digest, department, certificate, key, holder)
                values (:digest, :department, :certificate, :key, :holder)
                on conflict (digest) do update set key = :key, holder = :holder""")
                .param("digest", Sha256.tagged(certificate.bytes())).param("department", certificate.department())
                .param("certificate", new String(certificate.bytes(), StandardCharsets.UTF_8))
                .param("key", certificate.key().text()).param("holder", holder).update();
    }

    private ActDraft draft(Actor actor, Order order, OffsetDateTime from) {
        permissions.require(actor, Role.OFFICER);
        String department = actor.department();
        if (order.days() < 1 || order.days() > MOST_DAYS) {
            throw new CodedException(PersonKeyCode.CERTIFICATE_LONG, MOST_DAYS);
        }
        accounts.find(order.holder()).filter(Account::active)
                .filter(account -> account.department().equals(department))
                .orElseThrow(() -> new CodedException(PersonKeyCode.HOLDER_UNKNOWN, order.holder()));
        String name = hosted.name(department) + "/";
        if (!order.key().name().startsWith(name)) {
            throw new CodedException(PersonKeyCode.KEY_NAME_FOREIGN, name);
        }
        requireUnrevoked(order.key());
        Said said = new Said(order.holder(), order.key(), from.truncatedTo(ChronoUnit.MILLIS),
                from.truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofDays(order.days())));
        String words = "%1$s 为 %2$s 的密钥 %3$s（指纹 %4$s）签发证书，%5$s 起，%6$s 止。\n\n%1$s certifies the key %3$s of %2$s "
                .formatted(department, order.holder(), order.key().text(), Sha256.tagged(order.key().encoded()),
                        JsonTime.format(said.from()), JsonTime.format(said.to()))
                + "from %s until %s.".formatted(JsonTime.format(said.from()), JsonTime.format(said.to()));
        return new ActDraft(ActKind.KEY_CERTIFICATE, "key:" + department + ":" + order.key().hash(), department,
                actor.login(), words, said.body());
    }

    private void requireUnrevoked(VerificationKey key) {
        if (revoked.contains(key.text())) {
            throw new CodedException(PersonKeyCode.KEY_REVOKED, key.shortText());
        }
    }

    private static KeyCertificate parse(String text) {
        return KeyCertificate.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private OffsetDateTime now() {
        return store.now().truncatedTo(ChronoUnit.MILLIS).atZone(ExchangeStore.ZONE).toOffsetDateTime();
    }

    /** Body of an act of this kind. */
    private record Said(String holder, VerificationKey key, OffsetDateTime from, OffsetDateTime to) {

        static Said of(Act act) {
            JsonFields fields = JsonFields.of(JsonFields.of(act.body(), "body.").object("certificate"),
                    "body.certificate.");
            return new Said(fields.text("holder"), VerificationKey.parse(fields.text("key")),
                    JsonTime.parse(fields.text("from"), "from"), JsonTime.parse(fields.text("to"), "to"));
        }

        ObjectNode body() {
            ObjectNode body = CanonicalJson.object();
            body.putObject("certificate").put("holder", holder).put("key", key.text())
                    .put("from", JsonTime.format(from)).put("to", JsonTime.format(to));
            return body;
        }
    }
}
