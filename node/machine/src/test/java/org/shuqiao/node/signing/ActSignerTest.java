package org.shuqiao.node.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.JointApproval;
import org.shuqiao.ledger.act.KeyFileApproval;
import org.shuqiao.ledger.act.PasskeyApproval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.folder.NodeSettings;
import org.shuqiao.node.key.KeyPlace;
import org.shuqiao.node.people.People;
import org.shuqiao.node.people.Person;
import org.shuqiao.node.people.PersonKey;
import org.shuqiao.node.protocol.WaitingAct;

/** A node signs what a person of its department approved, and nothing else, whatever the platform says. */
class ActSignerTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-29T17:30:00.000+08:00");
    private static final Clock CLOCK = Clock.fixed(NOW.toInstant(), ZoneId.of("Asia/Shanghai"));
    private static final String WORDS = "公安局授权民政局为“低保复核”使用《人口》（10101001/000001，第 2 版）。\n场景：每月\n依据：条例第五条\n"
            + "信息项（2）：姓名、住址\n行：区划为“990102”\n额度：每日至多 5 次\n有效期：2026-12-01 00:00 起，2027-01-01 00:00 止";

    @TempDir
    private Path temporary;
    private final SoftwareKey department = SoftwareKey.generate("yunzhou/gongan", SignatureType.SM2);
    private final SoftwareKey officer = SoftwareKey.generate("yunzhou/gongan/officer", SignatureType.ED25519);
    private final SoftwareKey deputy = SoftwareKey.generate("yunzhou/gongan/deputy", SignatureType.SM2);
    private NodeFolder folder;
    private ActSigner signer;

    @BeforeEach
    void node() {
        folder = NodeFolder.create(temporary.resolve("node"));
        twoPersons(Set.of());
        new People(List.of(
                new Person("officer", EnumSet.of(ActKind.DECISION, ActKind.GRANT, ActKind.EMERGENCY),
                        List.of(new PersonKey(PersonKey.Method.KEYFILE, officer.verification()),
                                new PersonKey(PersonKey.Method.PASSKEY, officer.verification()))),
                new Person("deputy", EnumSet.of(ActKind.GRANT, ActKind.EMERGENCY),
                        List.of(new PersonKey(PersonKey.Method.KEYFILE, deputy.verification()))))).save(folder);
        signer = new ActSigner(folder, () -> List.of(new OpenKey(department, NOW.minusDays(9))), CLOCK);
    }

    private void twoPersons(Set<String> kinds) {
        NodeSettings.Held held = new NodeSettings.Held(department.verification(), new KeyPlace.Pem("k"), NOW);
        folder.save(new NodeSettings("gongan", URI.create("http://127.0.0.1:1"), List.of(held), held,
                Optional.empty(), "exchange.example", kinds));
    }

    @Test
    void anApprovedActIsSignedOnceAndForAll() {
        Act decision = act(ActKind.DECISION, "R-2026-000001", "officer", CanonicalJson.object());

        SignedAct signed = signer.sign(waiting(decision, Approval.keyFile(decision, officer)));

        assertThat(signed.verify(history()).key()).isEqualTo(department.verification());
        assertThat(signer.sign(new WaitingAct(decision, Optional.empty(), Optional.empty()))).isEqualTo(signed);
    }

    @ParameterizedTest
    @CsvSource({"session, SQ-NOD-0022", "nobody, SQ-NOD-0021", "stranger, SQ-NOD-0024", "other act, SQ-NOD-0024",
        "deputy's key, SQ-NOD-0024"})
    void anotherApprovalIsNone(String how, String code) {
        Act decision = act(ActKind.DECISION, "R-2026-000001", "officer", CanonicalJson.object());
        Act other = act(ActKind.DECISION, "R-2026-000002", "officer", CanonicalJson.object());
        Optional<Approval> approval = switch (how) {
            case "session" -> Optional.of(Approval.session());
            case "stranger" -> Optional.of(Approval.keyFile(decision,
                    SoftwareKey.generate("yunzhou/gongan/officer", SignatureType.ED25519)));
            case "other act" -> Optional.of(Approval.keyFile(other, officer));
            case "deputy's key" -> Optional.of(Approval.keyFile(decision, deputy));
            default -> Optional.empty();
        };

        assertRefused(new WaitingAct(decision, approval, Optional.of(WORDS)), code);
    }

    @Test
    void aPersonApprovesOnlyTheirOwnKindsOfActs() {
        Act decision = act(ActKind.DECISION, "R-2026-000001", "deputy", CanonicalJson.object());
        Act unknown = act(ActKind.DECISION, "R-2026-000001", "somebody", CanonicalJson.object());

        assertRefused(waiting(decision, Approval.keyFile(decision, deputy)), "SQ-NOD-0023");
        assertRefused(waiting(unknown, Approval.keyFile(unknown, officer)), "SQ-NOD-0023");
    }

    @Test
    void anotherDepartmentsActAndOneOfTheFutureAreNotSigned() {
        Act other = new Act(ActKind.DECISION, "R-2026-000001", "minzheng", "officer", NOW, Sha256.tagged(WORDS),
                CanonicalJson.object());
        Act future = new Act(ActKind.DECISION, "R-2026-000001", "gongan", "officer", NOW.plusHours(1),
                Sha256.tagged(WORDS), CanonicalJson.object());

        assertRefused(waiting(other, Approval.keyFile(other, officer)), "SQ-NOD-0020");
        assertRefused(waiting(future, Approval.keyFile(future, officer)), "SQ-NOD-0027");
    }

    @Test
    void theWordsAreThoseOfTheActAndSayWhatItsPolicyHolds() {
        Act decision = decided();
        Act grant = grant(decision, "G-2026-000001", policy());
        ObjectNode wider = policy();
        wider.put("filter", "division = '990199'");
        Act hidden = grant(decision, "G-2026-000002", wider);
        ObjectNode all = policy();
        all.remove("filter");
        Act everybody = grant(decision, "G-2026-000003", all);
        WaitingAct others = new WaitingAct(grant, Optional.of(Approval.keyFile(grant, officer)),
                Optional.of(WORDS + "。"));

        assertRefused(others, "SQ-NOD-0025");
        assertRefused(new WaitingAct(grant, others.approval(), Optional.empty()), "SQ-NOD-0025");
        assertRefused(waiting(hidden, Approval.keyFile(hidden, officer)), "SQ-NOD-0025");
        assertRefused(waiting(everybody, Approval.keyFile(everybody, officer)), "SQ-NOD-0025");
        assertThat(signer.sign(waiting(grant, Approval.keyFile(grant, officer))).act()).isEqualTo(grant);
    }

    @Test
    void aGrantFollowsFromADecisionSignedHereAndHasOneContent() {
        Act decision = decided();
        Act unsigned = act(ActKind.DECISION, "R-2026-000009", "officer", CanonicalJson.object());
        Act loose = grant(unsigned, "G-2026-000001", policy());
        Act grant = grant(decision, "G-2026-000001", policy());
        Act other = grant(decision, "G-2026-000001", policy().put("extra", "binding"));

        assertRefused(waiting(loose, Approval.keyFile(loose, officer)), "SQ-NOD-0028");
        signer.sign(waiting(grant, Approval.keyFile(grant, officer)));

        assertRefused(waiting(other, Approval.keyFile(other, officer)), "SQ-NOD-0026");
    }

    @Test
    void anEmergencyGrantFollowsFromWhatAnotherPersonProposedHere() {
        ObjectNode body = CanonicalJson.object();
        body.set("policy", policy());
        Act proposal = act(ActKind.EMERGENCY, "E-2026-000001", "deputy", body);
        Act own = act(ActKind.EMERGENCY, "E-2026-000001", "officer", body);
        Act grant = grant(proposal, "E-2026-000001", policy());

        assertRefused(waiting(grant, Approval.keyFile(grant, officer)), "SQ-NOD-0028");
        signer.sign(waiting(proposal, Approval.keyFile(proposal, deputy)));
        signer.sign(waiting(own, Approval.keyFile(own, officer)));
        Act alone = grant(own, "E-2026-000001", policy());
        Act other = grant(proposal, "E-2026-000001", policy().put("version", 3));

        assertRefused(waiting(alone, Approval.keyFile(alone, officer)), "SQ-NOD-0028");
        assertRefused(new WaitingAct(other, Optional.of(Approval.keyFile(other, officer)), Optional.of(WORDS)),
                "SQ-NOD-0025");
        assertThat(signer.sign(waiting(grant, Approval.keyFile(grant, officer))).act()).isEqualTo(grant);
    }

    @Test
    void aSecondPersonReleasesWhatTheDepartmentAsksTwoFor() {
        Act decision = decided();
        twoPersons(Set.of("grant"));
        Act grant = grant(decision, "G-2026-000001", policy());
        WaitingAct waiting = waiting(grant, Approval.keyFile(grant, officer));
        HeldActs held = new HeldActs(folder);

        assertRefused(waiting, "SQ-NOD-0029");
        assertThat(held.all()).containsExactly(waiting);
        assertThatThrownBy(() -> held.release(grant.digest(), officer)).isInstanceOf(CodedException.class);
        assertRefused(waiting, "SQ-NOD-0029");
        held.release(grant.digest(), deputy);

        assertThat(signer.sign(waiting).act()).isEqualTo(grant);
        assertThat(held.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"exchange.example, https://exchange.example, 5, ",
        "exchange.example, https://evil.example, 5, SQ-NOD-0024",
        "evil.example, https://exchange.example, 5, SQ-NOD-0024",
        "exchange.example, https://exchange.example, 1, SQ-NOD-0024"})
    void aPasskeyCountsForThePortalsDomainAndAVerifiedPerson(String relyingParty, String origin, int flags,
            String code) {
        Act decision = act(ActKind.DECISION, "R-2026-000001", "officer", CanonicalJson.object());
        byte[] data = ByteBuffer.allocate(37).put(Sha256.of(relyingParty.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags).putInt(1).array();
        byte[] client = CanonicalJson.bytes(CanonicalJson.object().put("type", "webauthn.get").put("origin", origin)
                .put("challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(decision.approved())));
        byte[] signature = officer.sign(ByteBuffer.allocate(data.length + 32).put(data).put(Sha256.of(client)).array());
        WaitingAct waiting = waiting(decision, new PasskeyApproval(officer.verification(),
                PasskeyApproval.Bytes.of(data), PasskeyApproval.Bytes.of(client), PasskeyApproval.Bytes.of(signature)));

        if (code == null) {
            assertThat(signer.sign(waiting).act()).isEqualTo(decision);
        } else {
            assertRefused(waiting, code);
        }
    }

    @Test
    void oneApprovalOfSeveralActsCountsForEachOfThem() {
        Act one = act(ActKind.DECISION, "R-2026-000001", "officer", CanonicalJson.object());
        Act two = act(ActKind.DECISION, "R-2026-000002", "officer", CanonicalJson.object());
        Act other = act(ActKind.DECISION, "R-2026-000003", "officer", CanonicalJson.object());
        List<String> acts = List.of(one.digest(), two.digest());
        JointApproval joint = new JointApproval(acts, new KeyFileApproval(officer.verification(),
                officer.sign(JointApproval.approved(acts))));

        assertThat(signer.sign(waiting(one, joint)).approval()).isEqualTo(joint);
        assertThat(signer.sign(waiting(two, joint)).act()).isEqualTo(two);
        assertRefused(waiting(other, joint), "SQ-NOD-0024");
    }

    private Act decided() {
        Act decision = act(ActKind.DECISION, "R-2026-000001", "officer", CanonicalJson.object());
        signer.sign(waiting(decision, Approval.keyFile(decision, officer)));
        return decision;
    }

    private void assertRefused(WaitingAct waiting, String code) {
        assertThatThrownBy(() -> signer.sign(waiting)).isInstanceOfSatisfying(CodedException.class, e -> {
            assertThat(e.code()).isInstanceOf(NodeCode.class);
            assertThat(e.code().id()).isEqualTo(code);
        });
    }

    private static WaitingAct waiting(Act act, Approval approval) {
        return new WaitingAct(act, Optional.of(approval), Optional.of(WORDS));
    }

    private static Act act(ActKind kind, String id, String person, ObjectNode body) {
        return new Act(kind, id, "gongan", person, NOW, Sha256.tagged(WORDS), body);
    }

    private static Act grant(Act decision, String id, ObjectNode policy) {
        ObjectNode body = CanonicalJson.object();
        body.set("follows", decision.reference().tree());
        body.set("policy", policy);
        return act(ActKind.GRANT, id, "officer", body);
    }

    private static ObjectNode policy() {
        ObjectNode policy = CanonicalJson.object().put("purpose", "低保复核").put("title", "人口")
                .put("resource", "10101001/000001").put("version", 2).put("scenario", "每月").put("basis", "条例第五条")
                .put("filter", "division = '990102'").put("from", "2026-12-01T00:00:00.000+08:00")
                .put("to", "2027-01-01T00:00:00.000+08:00");
        policy.putArray("columns").add("name").add("address");
        policy.putObject("quota").put("perDay", 5);
        return policy;
    }

    private KeyHistory history() {
        return new KeyHistory(Map.of("gongan", List.of(DepartmentKey.first(department.verification(), Custody.NODE,
                NOW.minusDays(9)))));
    }
}
