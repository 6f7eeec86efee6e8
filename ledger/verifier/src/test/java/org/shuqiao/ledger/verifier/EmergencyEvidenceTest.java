package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.Attempt;
import org.shuqiao.ledger.record.AttemptStatement;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;

/** Both verifiers believe an emergency grant of two persons of the authority that the provider named, and no other. */
class EmergencyEvidenceTest {

    private static final String ID = "E-2026-000001";
    private static final OffsetDateTime START = EvidenceCity.START;

    @TempDir
    private Path folder;
    private final EvidenceCity city = new EvidenceCity();
    private final SigningKey authority = key("shuju");
    private final SigningKey first = key("shuju/zhao");
    private final SigningKey second = key("shuju/qian");
    private String named = "shuju";
    private String secondPerson = "qian";
    private SigningKey secondKey = second;
    private Duration time = Duration.ofHours(24);
    private boolean samePolicy = true;

    @Test
    void an_emergency_grant_is_followed_to_the_entry() throws IOException {
        ObjectNode report = verify(Map.of());

        assertThat(report.get("sound").asBoolean()).as("%s", report).isTrue();
        assertThat(report.at("/counts/complete").asInt()).isOne();
    }

    @Test
    void one_person_under_two_names_gives_nothing() throws IOException {
        secondKey = first;
        assertRefused();
        secondKey = second;
        secondPerson = "zhao";
        assertRefused();
    }

    @Test
    void a_department_that_the_provider_did_not_name_gives_nothing() throws IOException {
        named = "minzheng";
        assertRefused();
    }

    @Test
    void a_grant_for_days_or_of_more_than_was_proposed_is_none() throws IOException {
        time = Duration.ofHours(73);
        assertRefused();
        time = Duration.ofHours(72);
        samePolicy = false;
        assertRefused();
    }

    @Test
    void without_its_proposal_or_the_entry_it_proves_nothing() throws IOException {
        for (ActKind missing : List.of(ActKind.EMERGENCY, ActKind.ENTRY)) {
            ObjectNode report = verify(Map.of(missing, true));

            assertThat(report.at("/counts/complete").asInt()).as("%s", missing).isZero();
        }
    }

    private void assertRefused() throws IOException {
        ObjectNode report = verify(Map.of());

        assertThat(report.get("sound").asBoolean()).as("%s", report).isFalse();
        assertThat(report.get("findings").toString()).contains("SQ-LED-0090");
    }

    private ObjectNode verify(Map<ActKind, Boolean> without) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        List<SignedAct> acts = acts();
        acts.stream().filter(each -> !without.containsKey(each.act().kind())).forEach(each ->
                files.put(each.act().kind().word() + ".act.json", each.bytes()));
        files.put("r.receipt.json", receipt(acts.getLast().act()).bytes());
        EvidenceBundle.list(files);
        Path zip = EvidenceBundle.zip(files, folder.resolve("bundle.zip"));
        Path keyFile = Files.write(folder.resolve("keys.json"), keys().bytes());
        ObjectNode report = CanonicalJson.readLenient(EvidenceCity.utf8(
                ReportJson.text(BundleVerifier.verify(zip, keys()))));
        try (SecondVerifier python = new SecondVerifier(keyFile)) {
            ObjectNode other = python.verify(zip);
            assertThat(other.get("sound")).isEqualTo(report.get("sound"));
            assertThat(CanonicalJson.bytes(other.get("counts"))).isEqualTo(CanonicalJson.bytes(report.get("counts")));
            assertThat(other.get("findings").size()).isEqualTo(report.get("findings").size());
        }
        return report;
    }

    private List<SignedAct> acts() {
        ObjectNode published = CanonicalJson.object();
        published.putObject("entry").put("code", EvidenceCity.RESOURCE).put("version", 2).put("provider", "gongan")
                .put("authority", named);
        Act entry = act(ActKind.ENTRY, EvidenceCity.RESOURCE + "@2", "gongan", "zhangwei", 0, published,
                Optional.empty());
        Act request = act(ActKind.REQUEST, "R-2026-000001", "minzheng", "lisi", 1, CanonicalJson.object(),
                Optional.of(entry));
        Act proposal = act(ActKind.EMERGENCY, ID, "shuju", "zhao", 2, body("xm"), Optional.of(request));
        Act grant = act(ActKind.GRANT, ID, "shuju", secondPerson, 3, body(samePolicy ? "xm" : "gmsfhm"),
                Optional.of(proposal));
        return List.of(SignedAct.sign(entry, Approval.keyFile(entry, city.person), city.oldGongan),
                SignedAct.sign(request, Approval.keyFile(request, city.person), city.minzheng),
                SignedAct.sign(proposal, Approval.keyFile(proposal, first), authority),
                SignedAct.sign(grant, Approval.keyFile(grant, secondKey), authority));
    }

    private ObjectNode body(String column) {
        ObjectNode body = CanonicalJson.object().put("request", "R-2026-000001");
        ObjectNode policy = body.putObject("policy").put("resource", EvidenceCity.RESOURCE).put("version", 2)
                .put("provider", "gongan").put("consumer", "minzheng").put("purpose", "抢险救援")
                .put("from", JsonTime.format(START)).put("to", JsonTime.format(START.plus(time)));
        policy.putArray("modes").add("query");
        policy.putArray("columns").add(column);
        body.putObject("binding").put("table", "standard.gongan_rk");
        return body;
    }

    private static Act act(ActKind kind, String id, String department, String person, int minute, ObjectNode body,
            Optional<Act> follows) {
        follows.ifPresent(before -> body.set("follows", before.reference().tree()));
        return new Act(kind, id, department, person, START.plusMinutes(minute), Sha256.tagged(kind.word() + id), body);
    }

    private Receipt receipt(Act grant) {
        Nonce nonce = Nonce.random();
        AttemptStatement asked = AttemptStatement.of("minzheng", DeliveryKind.QUERY, nonce, "抢险救援", "select 1");
        ExchangeRecordDraft draft = new ExchangeRecordDraft(new RecordId(InstantSource.system()).next(),
                START.plusMinutes(5), DeliveryKind.QUERY, "minzheng", List.of("gongan"), "抢险救援",
                List.of(new GrantUse(ID, EvidenceCity.RESOURCE, 2,
                        Sha256.tagged(CanonicalJson.bytes(grant.body().get("policy"))))),
                Optional.of(asked.query()), Map.of("standard.gongan_rk", "456"),
                new Outcome.Delivered(1, nonce.salted("{}")),
                Optional.of(Attempt.sign(asked, city.minzheng, Custody.NODE, Optional.of(nonce))));
        ExchangeRecord record = ExchangeRecord.of(draft, Map.of(ID, 1L));
        GrowingTree tree = GrowingTree.empty();
        tree.add(record.leaf());
        return new Receipt(record, 0, 1, List.of(), Checkpoint.sign(1, tree.root(), city.log));
    }

    private PublicKeys keys() {
        PublicKeys known = city.keys();
        Map<String, List<DepartmentKey>> departments = new HashMap<>(known.history().departments());
        departments.put("shuju", List.of(DepartmentKey.first(authority.verification(), Custody.NODE,
                START.minusDays(1))));
        return known.with(new KeyHistory(departments));
    }

    private static SigningKey key(String name) {
        return SoftwareKey.generate("yunzhou.shuqiao/" + name, SignatureType.ED25519);
    }
}
