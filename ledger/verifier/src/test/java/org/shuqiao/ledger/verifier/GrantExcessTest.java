package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.Custody;

/** Deliveries that go beyond the signed grant that they name, each in its own way. */
class GrantExcessTest {

    private static final String GRANT = "G-2026-000001";

    @TempDir
    private Path folder;
    private final EvidenceCity city = new EvidenceCity();

    @Test
    void eachExcessIsNamed() throws IOException {
        EvidenceBundle bundle = new EvidenceBundle(city);
        bundle.deliver(GRANT, "minzheng", "低保复核", city.minzheng, Custody.NODE, 40);
        bundle.deliver(GRANT, "minzheng", "商业营销", city.minzheng, Custody.NODE, 10);
        bundle.deliver(GRANT, "weijian", "低保复核", city.weijian, Custody.HOSTED, 10);
        bundle.deliver("G-2026-000002", "weijian", "随访", city.weijian, Custody.HOSTED, 25);
        for (Map.Entry<String, byte[]> file : bundle.files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        List<BundleLine> beyond = new ArrayList<>();

        BundleVerifier.verify(folder, BundleVerifier.keysOf(folder), line -> line.excess()
                .ifPresent(excess -> beyond.add(line)));

        assertThat(beyond).extracting(line -> line.excess().orElseThrow()).containsExactlyInAnyOrder(Excess.PERIOD,
                Excess.PURPOSE, Excess.CONSUMER, Excess.REVOKED);
        assertThat(beyond).allSatisfy(line -> {
            assertThat(line.verdict()).isInstanceOfSatisfying(Verdict.Invalid.class, invalid ->
                    assertThat(invalid.code()).isEqualTo(ActCode.GRANT_EXCEEDED.id()));
            assertThat(line.record()).isPresent();
        });
    }

    /** Both verifiers hold it, and let a delivery through once the grant is signed again. */
    @Test
    void aDeliveryDuringASuspensionIsBeyondTheGrant() throws IOException {
        SignedAct first = city.acts.get("grant " + GRANT);
        Act paused = city.act(ActKind.SUSPENSION, GRANT, "gongan", 12, CanonicalJson.object().put("grant", GRANT),
                Optional.of(first.act()));
        city.sign(paused, Approval.keyFile(paused, city.person), city.gongan);
        ObjectNode body = CanonicalJson.object();
        body.set("policy", first.act().body().get("policy"));
        Act again = city.act(ActKind.GRANT, GRANT, "gongan", 16, body, Optional.empty());
        city.sign(again, Approval.keyFile(again, city.person), city.gongan);
        city.acts.put("first " + GRANT, first);
        EvidenceBundle bundle = new EvidenceBundle(city);
        bundle.deliver(GRANT, "minzheng", "低保复核", city.minzheng, Custody.NODE, 11);
        bundle.deliver(GRANT, "minzheng", "低保复核", city.minzheng, Custody.NODE, 14);
        bundle.deliver(GRANT, "minzheng", "低保复核", city.minzheng, Custody.NODE, 18);
        for (Map.Entry<String, byte[]> file : bundle.files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        List<BundleLine> beyond = new ArrayList<>();

        BundleVerifier.verify(folder, BundleVerifier.keysOf(folder), line -> line.excess()
                .ifPresent(excess -> beyond.add(line)));

        assertThat(beyond).isNotEmpty().allSatisfy(line -> assertThat(line.record().orElseThrow().time())
                .isAfterOrEqualTo(paused.time()).isBefore(again.time()));
        assertThat(beyond).extracting(line -> line.record().orElseThrow().time().toLocalDate())
                .contains(EvidenceCity.START.plusDays(14).toLocalDate());
        try (SecondVerifier second = new SecondVerifier(folder.resolve("keys.json"))) {
            String report = second.verify(folder).toString();
            assertThat(report.split(ActCode.GRANT_EXCEEDED.id(), -1)).as(report).hasSize(beyond.size() + 1);
        }
    }
}
