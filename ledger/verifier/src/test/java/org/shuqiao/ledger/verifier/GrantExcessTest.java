package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.error.LedgerCode;
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
                    assertThat(invalid.code()).isEqualTo(LedgerCode.GRANT_EXCEEDED.id()));
            assertThat(line.record()).isPresent();
        });
    }
}
