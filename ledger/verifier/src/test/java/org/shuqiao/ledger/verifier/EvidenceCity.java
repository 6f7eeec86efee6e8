package org.shuqiao.ledger.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.ledger.signature.KeySuccession;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;

/**
 * Keys and acts of a small city: the provider gongan with a node and two keys, Ed25519 and then SM2; the consumer
 * minzheng with a node and SM2; the consumer weijian with a hosted key.
 */
final class EvidenceCity {

    static final OffsetDateTime START = OffsetDateTime.parse("2026-11-02T09:00:00.000+08:00");
    static final OffsetDateTime ROTATED = START.plusDays(7);
    static final String RESOURCE = "10101001/000001";
    /** A request that was refused at once. */
    static final String REFUSED = "R-2026-000003";

    final SigningKey log = key("log", SignatureType.ED25519);
    final SigningKey oldGongan = key("gongan", SignatureType.ED25519);
    final SigningKey gongan = key("gongan", SignatureType.SM2);
    final SigningKey minzheng = key("minzheng", SignatureType.SM2);
    final SigningKey weijian = key("weijian", SignatureType.ED25519);
    final SigningKey person = key("minzheng/lisi", SignatureType.ED25519);
    final SigningKey session = key("minzheng/session", SignatureType.ED25519);
    final List<SigningKey> witnesses = List.of(key("gongan-witness", SignatureType.ED25519),
            key("minzheng-witness", SignatureType.ED25519));
    final Map<String, SignedAct> acts = new HashMap<>();
    private final Map<String, Act> last = new HashMap<>();
    private final Passkey passkey = new Passkey();

    EvidenceCity() {
        ObjectNode entry = CanonicalJson.object();
        entry.putObject("entry").put("code", RESOURCE).put("version", 2).put("provider", "gongan");
        entry.putObject("binding").put("table", "standard.gongan_rk");
        Act published = act(ActKind.ENTRY, RESOURCE + "@2", "gongan", 0, entry, Optional.empty());
        sign(published, Approval.keyFile(published, person), oldGongan);
        exchange("R-2026-000001", "G-2026-000001", "minzheng", "低保复核", minzheng, true, published);
        exchange("R-2026-000002", "G-2026-000002", "weijian", "随访", weijian, false, published);
        ObjectNode face = CanonicalJson.object();
        face.putObject("request").put("resource", RESOURCE).put("version", 2).put("consumer", "minzheng");
        Act refused = act(ActKind.REQUEST, REFUSED, "minzheng", 10, face, Optional.of(published));
        sign(refused, passkey.approve(refused), minzheng);
        Act revoked = act(ActKind.REVOCATION, "G-2026-000002", "gongan", 20,
                CanonicalJson.object().put("grant", "G-2026-000002"),
                Optional.of(acts.get("grant G-2026-000002").act()));
        sign(revoked, Approval.keyFile(revoked, person), gongan);
    }

    private void exchange(String request, String grant, String consumer, String purpose, SigningKey key,
            boolean strong, Act published) {
        ObjectNode wish = CanonicalJson.object();
        wish.putObject("request").put("resource", RESOURCE).put("version", 2).put("consumer", consumer);
        Act asked = act(ActKind.REQUEST, request, consumer, 1, wish, Optional.of(published));
        sign(asked, strong ? passkey.approve(asked) : Approval.session(), key);
        Act decided = act(ActKind.DECISION, request, "gongan", 8, CanonicalJson.object().put("items", "xm"),
                Optional.of(asked));
        last.put("gongan", decided); // shown with what follows from it
        ObjectNode body = CanonicalJson.object().put("request", request);
        ObjectNode policy = body.putObject("policy").put("resource", RESOURCE).put("version", 2)
                .put("provider", "gongan").put("consumer", consumer).put("purpose", purpose)
                .put("from", JsonTime.format(START)).put("to", JsonTime.format(START.plusDays(30)));
        policy.putArray("modes").add("query").add("verify");
        policy.putArray("columns").add("xm");
        Act granted = act(ActKind.GRANT, grant, "gongan", 9, body, Optional.of(decided));
        Approval together = passkey.approve(List.of(decided, granted));
        sign(decided, strong ? together : Approval.keyFile(decided, person), gongan);
        sign(granted, strong ? together : Approval.keyFile(granted, person), gongan);
    }

    Act act(ActKind kind, String id, String department, int day, ObjectNode body, Optional<Act> follows) {
        follows.ifPresent(before -> body.set("follows", before.reference().tree()));
        Optional<Act> previous = Optional.ofNullable(last.get(department));
        ObjectNode chain = body.putObject("chain").put("number", previous
                .map(before -> before.body().at("/chain/number").asLong()).orElse(0L) + 1);
        previous.ifPresent(before -> chain.put("previous", before.digest()));
        return new Act(kind, id, department, "zhangwei", START.plusDays(day),
                Sha256.tagged(kind.word() + id), body);
    }

    void sign(Act act, Approval approval, SigningKey key) {
        acts.put(act.kind().word() + " " + act.id(), SignedAct.sign(act, approval, key));
        last.put(act.department(), act);
    }

    String policy(String grant) {
        return Sha256.tagged(CanonicalJson.bytes(acts.get("grant " + grant).act().body().get("policy")));
    }

    List<KeyCertificate> certificates() {
        return List.of(
                KeyCertificate.sign("minzheng", person.verification(), START, START.plusDays(90), minzheng),
                KeyCertificate.sign("minzheng", session.verification(), START.plusDays(9), START.plusDays(40), person));
    }

    PublicKeys keys() {
        DepartmentKey first = DepartmentKey.first(oldGongan.verification(), Custody.NODE, START.minusDays(1));
        return new PublicKeys(List.of(log.verification()), new KeyHistory(Map.of(
                "gongan", List.of(first.until(ROTATED.plusDays(1)), KeySuccession.sign("gongan",
                        gongan.verification(), Custody.NODE, ROTATED, oldGongan)),
                "minzheng", List.of(DepartmentKey.first(minzheng.verification(), Custody.NODE, START.minusDays(1))),
                "weijian", List.of(DepartmentKey.first(weijian.verification(), Custody.HOSTED, START)))),
                witnesses.stream().map(key -> key.verification().asWitness()).toList(), Optional.empty());
    }

    /** @return name to bytes of the keys, acts and certificates */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new HashMap<>();
        files.put("keys.json", keys().bytes());
        acts.values().forEach(each -> files.put(each.act().digest().substring(7, 23) + ".act.json", each.bytes()));
        certificates().forEach(each -> files.put(Sha256.hex(each.bytes()).substring(0, 16) + ".certificate.json",
                each.bytes()));
        return files;
    }

    private static SigningKey key(String name, SignatureType type) {
        return SoftwareKey.generate("yunzhou.shuqiao/" + name, type);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
