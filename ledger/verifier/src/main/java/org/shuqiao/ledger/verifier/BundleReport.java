package org.shuqiao.ledger.verifier;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Report on many receipts verified together.
 *
 * @param verdicts file name to its verdict
 * @param findings what the valid ones say about each other
 * @param unlinked tree sizes that no consistency proof joins to the newest one: not wrong, but not proven one history
 */
public record BundleReport(Map<String, Verdict> verdicts, List<Finding> findings, List<Long> unlinked) {

    /** @param code for example {@code SQ-LED-0052} */
    public record Finding(String code, String zh, String en) {

        static Finding of(CodedException e) {
            return new Finding(e.code().id(), e.problem(Language.ZH), e.problem(Language.EN));
        }
    }

    public BundleReport {
        verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts));
        findings = List.copyOf(findings);
        unlinked = List.copyOf(unlinked);
    }

    /** @return whether every receipt is valid and none contradicts another or is missing; duplicates do no harm */
    public boolean sound() {
        return verdicts.values().stream().allMatch(Verdict.Valid.class::isInstance)
                && findings.stream().allMatch(finding -> finding.code().equals(LedgerCode.BUNDLE_DUPLICATE.id()));
    }
}
