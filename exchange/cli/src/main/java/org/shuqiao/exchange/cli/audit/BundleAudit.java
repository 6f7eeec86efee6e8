package org.shuqiao.exchange.cli.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.audit.AuditReport;
import org.shuqiao.exchange.domain.audit.Finding;
import org.shuqiao.exchange.domain.audit.FindingKind;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.BundleLine;
import org.shuqiao.ledger.verifier.BundleReport;
import org.shuqiao.ledger.verifier.BundleVerifier;
import org.shuqiao.ledger.verifier.Excess;
import org.shuqiao.ledger.verifier.Step;
import org.shuqiao.ledger.verifier.Verdict;

/**
 * Audit of an evidence bundle, with the verifier's own code and without a server: whether it is one history, whether
 * numbers are missing, and whether each delivery kept to its grant. Days restrict what is told of single receipts.
 */
final class BundleAudit {

    private final AuditPeriod period;
    private final List<Finding> files = new ArrayList<>();
    private final List<Finding> numbers = new ArrayList<>();
    private final List<Finding> uses = new ArrayList<>();
    private long compared;

    private BundleAudit(AuditPeriod period) {
        this.period = period;
    }

    static AuditReport run(Path bundle, PublicKeys keys, AuditPeriod period, Clock clock) {
        BundleAudit audit = new BundleAudit(period);
        BundleReport report = BundleVerifier.verify(bundle, keys, audit::receipt);
        if (report.counts().receipts() == 0) {
            throw new CodedException(LedgerCode.RECEIPTS_MISSING, bundle);
        }
        report.invalid().forEach((name, invalid) -> {
            if (!name.endsWith(".receipt.json")) {
                audit.files.add(new Finding(FindingKind.BUNDLE_INVALID, name, invalid.code()));
            }
        });
        report.findings().forEach(audit::whole);
        return audit.report(report, clock);
    }

    private void receipt(BundleLine line) {
        if (line.record().filter(record -> !period.contains(record.time().toInstant())).isPresent()) {
            return;
        }
        if (line.trail().filter(trail -> trail.proves(Step.GRANT)).isPresent() || line.excess().isPresent()) {
            compared++;
        }
        if (line.verdict() instanceof Verdict.Invalid invalid) {
            String place = line.record().map(record -> record.id()).orElse(line.name());
            if (line.excess().isPresent()) {
                uses.add(new Finding(kind(line.excess().get()), place, "grant " + line.record().orElseThrow().uses()
                        .stream().map(use -> use.grant()).toList() + ", " + invalid.code()));
            } else if (invalid.code().equals(ActCode.GRANT_POLICY.id())) {
                uses.add(new Finding(FindingKind.USE_UNDER_OTHER_POLICY, place, invalid.code()));
            } else {
                files.add(new Finding(FindingKind.BUNDLE_INVALID, line.name(), invalid.code()));
            }
        }
    }

    private static FindingKind kind(Excess excess) {
        return switch (excess) {
            case POLICY, MODE -> FindingKind.USE_UNDER_OTHER_POLICY;
            case CONSUMER -> FindingKind.USE_BY_OTHER_CONSUMER;
            case PURPOSE -> FindingKind.USE_FOR_OTHER_PURPOSE;
            case PERIOD, REVOKED -> FindingKind.USE_OUTSIDE_PERIOD;
        };
    }

    private void whole(BundleReport.Finding finding) {
        if (finding.code().equals(LedgerCode.BUNDLE_GAP.id())) {
            String[] place = finding.place().split(" #", 2);
            numbers.add(new Finding(FindingKind.SEQUENCE_GAP, place[0], "missing " + place[1]));
        } else if (finding.code().equals(LedgerCode.BUNDLE_CONTRADICTION.id())) {
            files.add(new Finding(FindingKind.HISTORY_REWRITTEN, finding.place(), finding.code()));
        } else if (!finding.code().equals(LedgerCode.BUNDLE_DUPLICATE.id())) { // twice the same does no harm
            files.add(new Finding(FindingKind.BUNDLE_INVALID, finding.place(), finding.code()));
        }
    }

    private AuditReport report(BundleReport report, Clock clock) {
        long receipts = report.counts().receipts();
        List<AuditReport.Outcome> checks = List.of(new AuditReport.Outcome("bundle", receipts, files.size()),
                new AuditReport.Outcome("sequences", receipts, numbers.size()),
                new AuditReport.Outcome("grant-uses", compared, uses.size()));
        List<Finding> all = new ArrayList<>();
        List.of(files, numbers, uses).forEach(each -> all.addAll(each.stream().limit(AuditReport.MOST).toList()));
        return new AuditReport(clock.instant(), period, receipts, "", checks, all);
    }
}
