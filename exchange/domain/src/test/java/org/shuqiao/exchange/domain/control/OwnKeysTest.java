package org.shuqiao.exchange.domain.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Passkey;
import org.shuqiao.exchange.domain.account.PersonKeyCode;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.delivery.PersonCertificates;
import org.shuqiao.exchange.domain.delivery.PersonKeyRevocations;
import org.shuqiao.exchange.domain.delivery.SessionKeys;
import org.shuqiao.exchange.domain.node.NodeCode;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.protocol.Enrolment;

/** Persons with keys of their own: what they approve by log-in counts no more, and whose keys are admitted by whom. */
final class OwnKeysTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestCity city = new TestCity();
    private final SigningKey person = SoftwareKey.generate("yunzhou.shuqiao/gongan/officer", SignatureType.ED25519);

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void whoHasAPasskeyGivesNothingByLogInAndApprovesWithACertifiedKeyFile() {
        String request = city.requests.submit(city.requester, city.ask("own")).request().id();
        Actor second = city.account("gongan.second", "gongan", Role.OFFICER);
        registerPasskey(city.officer.login());

        refused(PersonKeyCode.OWN_KEY_NEEDED, () -> city.decisions.decide(city.officer, request, all()));
        ActPreview shown = city.decisions.previewAct(city.officer, request, all());
        refused(PersonKeyCode.OWN_KEY_NEEDED, () -> city.decisions.decide(city.officer, request, all(),
                approved(shown)));
        city.certificates.certify(second, new PersonCertificates.Order(city.officer.login(), person.verification(), 1),
                Optional.empty());
        ActPreview again = city.decisions.previewAct(city.officer, request, all());
        city.decisions.decide(city.officer, request, all(), approved(again));

        assertThat(city.acts.signed(ActKind.DECISION, request).orElseThrow().approval().method())
                .isEqualTo("keyfile");
        String other = city.requests.submit(city.requester, city.ask("own later")).request().id();
        city.clock.advance(Duration.ofDays(2));
        ActPreview late = city.decisions.previewAct(city.officer, other, all());
        refused(PersonKeyCode.OWN_KEY_NEEDED, () -> city.decisions.decide(city.officer, other, all(),
                approved(late)));
    }

    @Test
    void aKeyIsCertifiedForSomeDaysForAnActivePersonOfTheDepartmentUnderItsName() {
        SigningKey foreign = SoftwareKey.generate("yunzhou.shuqiao/minzheng/x", SignatureType.ED25519);
        refused(PersonKeyCode.CERTIFICATE_LONG, () -> certify("gongan.officer", person, 91));
        refused(PersonKeyCode.CERTIFICATE_LONG, () -> certify("gongan.officer", person, 0));
        refused(PersonKeyCode.HOLDER_UNKNOWN, () -> certify("minzheng.requester", person, 1));
        refused(PersonKeyCode.KEY_NAME_FOREIGN, () -> certify("gongan.officer", foreign, 1));

        certify("gongan.officer", person, 90);

        assertThat(city.certificates.list(city.officer)).extracting(PersonCertificates.Certified::holder)
                .containsExactly("gongan.officer");
        assertThat(city.certificates.of("gongan", person.verification())).isPresent();
        assertThat(city.certificates.of("minzheng", person.verification())).isEmpty();
    }

    @Test
    void aRevokedKeyApprovesNothingIsCertifiedNoMoreAndGetsNoSession() {
        String request = city.requests.submit(city.requester, city.ask("revoked")).request().id();
        Actor second = city.account("gongan.second", "gongan", Role.OFFICER);
        registerPasskey(city.officer.login());
        city.certificates.certify(second, new PersonCertificates.Order(city.officer.login(), person.verification(), 1),
                Optional.empty());
        PersonKeyRevocations revocations = city.exchange().getBean(PersonKeyRevocations.class);
        PersonKeyRevocations.Order order = new PersonKeyRevocations.Order(person.verification().shortText(), "遗失");
        refused(ExchangeCode.ROLE_NEEDED, () -> revocations.revoke(city.requester, order, Optional.empty()));
        refused(PersonKeyCode.KEY_NOT_CERTIFIED, () -> revocations.revoke(city.account("minzheng.officer", "minzheng",
                Role.OFFICER), order, Optional.empty()));

        String act = revocations.revoke(second, order, Optional.empty()).act();

        assertThat(city.acts.get(act).act().kind()).isEqualTo(ActKind.KEY_REVOCATION);
        ActPreview shown = city.decisions.previewAct(city.officer, request, all());
        refused(PersonKeyCode.OWN_KEY_NEEDED, () -> city.decisions.decide(city.officer, request, all(),
                approved(shown)));
        refused(PersonKeyCode.KEY_REVOKED, () -> revocations.revoke(second, order, Optional.empty()));
        refused(PersonKeyCode.KEY_REVOKED, () -> certify("gongan.second", person, 1));
        Actor asks = city.account("gongan.asks", "gongan", Role.REQUESTER);
        refused(PersonKeyCode.KEY_REVOKED, () -> city.exchange().getBean(SessionKeys.class).certify(asks,
                person.verification()));
    }

    @Test
    void aSecondPersonWithAPasskeyApprovesAChangeWithAKeyOfItsOwn() {
        registerPasskey(city.admin2.login());
        Proposal proposal = city.changes.propose(city.admin,
                new Change.SetRoles("minzheng.requester", Set.of(Role.REQUESTER, Role.OFFICER)), Optional.empty());

        refused(PersonKeyCode.OWN_KEY_NEEDED, () -> city.changes.approve(city.admin2, proposal.id(),
                proposal.digest(), Optional.empty()));

        ActPreview shown = city.changes.previewApproval(city.admin2, proposal.id());
        assertThat(shown.words()).contains(proposal.id(), "minzheng.requester");
        assertThat(shown.act().body().path("change").path("digest").asText()).isEqualTo(proposal.digest());
    }

    @Test
    void aNodesKeyIsAdmittedByTwoPersonsOfWhomOneIsOfTheAuthority() {
        SigningKey key = SoftwareKey.generate("yunzhou.shuqiao/gongan", SignatureType.SM2);
        SigningKey witness = SoftwareKey.generate("yunzhou.shuqiao/gongan-witness", SignatureType.ED25519);
        OffsetDateTime now = city.clock.instant().atZone(city.clock.getZone()).toOffsetDateTime();
        Change.AdmitKey admission = new Change.AdmitKey("gongan", new String(
                Enrolment.sign("gongan", key, witness, now).bytes(), StandardCharsets.UTF_8));
        refused(NodeCode.KEY_NAMED, () -> city.changes.propose(city.authority,
                new Change.AdmitKey("minzheng", admission.enrolment()), Optional.empty()));

        Proposal byAdmin = city.changes.propose(city.admin, admission, Optional.empty());
        refused(ControlCode.NOT_YOURS_TO_APPROVE, () -> city.changes.approve(city.admin2, byAdmin.id(),
                byAdmin.digest(), Optional.empty()));
        Proposal proposal = city.changes.propose(city.authority, admission, Optional.empty());
        refused(ControlCode.SAME_PERSON, () -> city.changes.approve(city.authority, proposal.id(), proposal.digest(),
                Optional.empty()));
        assertThat(city.departmentKeys.custody("gongan")).isEqualTo(Custody.HOSTED);
        String hosted = city.keys.department("gongan").verification().text();

        city.clock.advance(MINUTE);
        city.changes.approve(city.admin, proposal.id(), proposal.digest(), Optional.empty());

        assertThat(city.departmentKeys.custody("gongan")).isEqualTo(Custody.NODE);
        assertThat(city.departmentKeys.history().find("gongan", key.verification().text())).isPresent();
        assertThat(city.departmentKeys.publicKeys().history().find("gongan", hosted)).isPresent();
        assertThat(SigningKeys.in(city.folder.resolve("keys"), "yunzhou.shuqiao").department("gongan").verification()
                .text()).as("its hosted key is destroyed").isNotEqualTo(hosted);
        assertThat(city.departmentKeys.witnesses()).contains(witness.verification().asWitness());
    }

    private void certify(String holder, SigningKey key, int days) {
        city.certificates.certify(city.officer, new PersonCertificates.Order(holder, key.verification(), days),
                Optional.empty());
    }

    private void registerPasskey(String login) {
        SigningKey device = SoftwareKey.generate("yunzhou.shuqiao/device", SignatureType.ED25519);
        city.passkeys.save(new Passkey("0a0b", login, "device", new byte[] {1},
                Optional.of(device.verification().text()), 0, true, false, false, Set.of(), new byte[0], new byte[0],
                city.clock.instant(), city.clock.instant()));
    }

    private Optional<ApprovedAct> approved(ActPreview shown) {
        return Optional.of(new ApprovedAct(shown.act(), Approval.keyFile(shown.act(), person)));
    }

    private static Decision all() {
        return new Decision(Map.of("citizen_number", new ItemDecision.Agree(), "name", new ItemDecision.Agree(),
                "division", new ItemDecision.Agree()), Terms.AS_REQUESTED);
    }
}
