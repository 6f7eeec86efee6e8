package org.shuqiao.exchange.domain.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.node.Cosignatures;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Verifies the cosignatures that the platform keeps, and looks for witnesses of which it has none of late: a witness
 * does not cosign a log that was rewritten. {@link #heads()} is what the sound ones say of the log.
 */
public final class WitnessCheck implements AuditCheck {

    /** A department's machine may be away for so long. */
    private static final Duration AWAY = Duration.ofDays(2);

    private final Cosignatures cosignatures;
    private final DepartmentKeys keys;
    private final RecordLog log;
    private final Clock clock;

    public WitnessCheck(Cosignatures cosignatures, DepartmentKeys keys, RecordLog log, Clock clock) {
        this.cosignatures = cosignatures;
        this.keys = keys;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "witnesses";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        List<Cosignatures.Kept> kept = cosignatures.kept();
        Map<String, Long> last = new HashMap<>();
        for (Cosignatures.Kept each : kept) {
            if (each.sound()) {
                last.merge(each.witness(), each.size(), Math::max);
            } else {
                found.accept(new Finding(FindingKind.COSIGNATURE_DAMAGED, each.witness(), "size " + each.size()));
            }
        }
        long size = log.size();
        for (String witness : new TreeSet<>(keys.witnesses().stream().map(VerificationKey::name).toList())) {
            long covered = last.getOrDefault(witness, 0L);
            if (covered < size && time(covered).isBefore(clock.instant().minus(AWAY))) {
                found.accept(new Finding(FindingKind.WITNESS_SILENT, witness, "cosigned " + covered + " of " + size
                        + " records, the next is of " + time(covered)));
            }
        }
        return kept.size();
    }

    private Instant time(long index) {
        return log.find(RecordFilter.all(), PageRequest.after(index + 1, 1)).getFirst().record().draft().time()
                .toInstant();
    }

    /** @return what the witnesses saw of the log */
    public List<KnownHead> heads() {
        return cosignatures.kept().stream().filter(Cosignatures.Kept::sound)
                .map(each -> new KnownHead("witness " + each.witness(), each.size(), each.root())).toList();
    }
}
