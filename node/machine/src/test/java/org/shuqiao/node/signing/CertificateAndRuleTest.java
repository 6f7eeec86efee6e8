package org.shuqiao.node.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.folder.NodeSettings;
import org.shuqiao.node.key.KeyPlace;
import org.shuqiao.node.people.People;
import org.shuqiao.node.people.Person;
import org.shuqiao.node.people.PersonKey;
import org.shuqiao.node.protocol.WaitingAct;

/** A node certifies the keys that its officer approved, and grants by the department's standing order alone. */
class CertificateAndRuleTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-29T17:30:00.000+08:00");
    private static final Clock CLOCK = Clock.fixed(NOW.toInstant(), ZoneId.of("Asia/Shanghai"));

    @TempDir
    private Path temporary;
    private final SoftwareKey department = SoftwareKey.generate("yunzhou/gongan", SignatureType.SM2);
    private final SoftwareKey officer = SoftwareKey.generate("yunzhou/gongan/officer", SignatureType.ED25519);
    private final SoftwareKey clerk = SoftwareKey.generate("yunzhou/gongan/clerk", SignatureType.ED25519);
    private NodeFolder folder;
    private ActSigner signer;

    @BeforeEach
    void node() {
        folder = NodeFolder.create(temporary.resolve("node"));
        NodeSettings.Held held = new NodeSettings.Held(department.verification(), new KeyPlace.Pem("k"), NOW);
        folder.save(new NodeSettings("gongan", URI.create("http://127.0.0.1:1"), List.of(held), held,
                Optional.empty(), "exchange.example", Set.of()));
        people(List.of());
        signer = new ActSigner(folder, () -> List.of(new OpenKey(department, NOW.minusDays(9))), CLOCK);
    }

    private void people(List<Person> more) {
        People people = new People(List.of(new Person("officer", EnumSet.allOf(ActKind.class),
                List.of(new PersonKey(PersonKey.Method.KEYFILE, officer.verification())))));
        for (Person each : more) {
            people = people.with(each);
        }
        people.save(folder);
    }

    @Test
    void aCertificateIsSignedWithTheActThatAnOfficerApproved() {
        Act act = certifying(clerk, NOW, NOW.plusDays(90));

        SignedAct signed = signer.sign(approved(act, said(act)));
        KeyCertificate certificate = signer.certificate(signed).orElseThrow();

        assertThat(certificate.isSigned()).isTrue();
        assertThat(certificate.by()).isEqualTo(department.verification());
        assertThat(certificate.key()).isEqualTo(clerk.verification());
        assertThat(certificate.to()).isEqualTo(NOW.plusDays(90));
    }

    @Test
    void noCertificateIsLongerOrOfAnotherNameOrOfAnotherTimeOrNotInTheWords() {
        SoftwareKey foreign = SoftwareKey.generate("yunzhou/minzheng/clerk", SignatureType.ED25519);
        for (Act act : List.of(certifying(clerk, NOW, NOW.plusDays(91)), certifying(foreign, NOW, NOW.plusDays(1)),
                certifying(clerk, NOW.plusDays(3), NOW.plusDays(4)), certifying(clerk, NOW, NOW))) {
            assertRefused(approved(act, said(act)), "SQ-NOD-0008");
        }
        Act hidden = act(ActKind.KEY_CERTIFICATE, "key:gongan:0", "officer", "clerk",
                certifying(clerk, NOW, NOW.plusDays(1)).body());
        assertRefused(approved(hidden, "clerk"), "SQ-NOD-0025");
    }

    @Test
    void theRuleGrantsWhatThisNodeSignedAsUnconditionalOnceItIsOrdered() {
        entry("10101001/000001@1", "unconditional");
        entry("10101001/000002@1", "conditional");
        WaitingAct decision = byRule("R-2026-000001", "10101001/000001@1");
        assertRefused(decision, "SQ-NOD-0023");

        people(List.of(new Person(StandingRule.PERSON, EnumSet.of(ActKind.DECISION, ActKind.GRANT),
                List.of(new PersonKey(PersonKey.Method.KEYFILE, department.verification())))));

        SignedAct signed = signer.sign(decision);
        assertThat(signed.approval().approves(decision.act())).isTrue();
        assertThat(signed.approval().method()).isEqualTo("keyfile");
        assertRefused(byRule("R-2026-000002", "10101001/000002@1"), "SQ-NOD-0028");
        assertRefused(byRule("R-2026-000003", "10101001/000003@1"), "SQ-NOD-0028");
    }

    private void entry(String id, String sharing) {
        ObjectNode body = CanonicalJson.object();
        body.putObject("entry").put("sharing", sharing);
        Act act = act(ActKind.ENTRY, id, "officer", id, body);
        signer.sign(approved(act, id));
    }

    private WaitingAct byRule(String request, String entry) {
        Act act = act(ActKind.DECISION, request, StandingRule.PERSON, request,
                CanonicalJson.object().put("entry", entry));
        return new WaitingAct(act, Optional.of(Approval.session()), Optional.of(request));
    }

    private Act certifying(SoftwareKey key, OffsetDateTime from, OffsetDateTime to) {
        ObjectNode body = CanonicalJson.object();
        body.putObject("certificate").put("holder", "clerk").put("key", key.verification().text())
                .put("from", JsonTime.format(from)).put("to", JsonTime.format(to));
        String words = "clerk " + key.verification().text() + " " + JsonTime.format(from) + " " + JsonTime.format(to);
        return act(ActKind.KEY_CERTIFICATE, "key:gongan:" + key.verification().hash(), "officer", words, body);
    }

    private static String said(Act act) {
        ObjectNode said = (ObjectNode) act.body().get("certificate");
        return "clerk " + said.path("key").asText() + " " + said.path("from").asText() + " "
                + said.path("to").asText();
    }

    private WaitingAct approved(Act act, String words) {
        return new WaitingAct(act, Optional.of(Approval.keyFile(act, officer)), Optional.of(words));
    }

    private static Act act(ActKind kind, String id, String person, String words, ObjectNode body) {
        return new Act(kind, id, "gongan", person, NOW, Sha256.tagged(words), body);
    }

    private void assertRefused(WaitingAct waiting, String code) {
        assertThatThrownBy(() -> signer.sign(waiting)).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code().id()).isEqualTo(code));
    }
}
