package org.shuqiao.ledger.verifier;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Report on evidence that was verified as one history.
 *
 * @param counts how many receipts prove what
 * @param invalid files that prove nothing, by name, and why
 * @param findings what the rest says about each other
 * @param unlinked tree sizes that no consistency proof joins to the newest one: not wrong, but not proven one history
 * @param clocks of the requests whose acts are at hand, by request
 */
public record BundleReport(Counts counts, Map<String, Verdict.Invalid> invalid, List<Finding> findings,
        List<Long> unlinked, List<RequestReckoning> clocks) {

    /**
     * @param receipts  that were read
     * @param valid     whose record is in the log, and that contradict no act
     * @param consumer  that the consumer signed
     * @param requested that were asked under a request: all but refusals for which there is none
     * @param request   that are proven to the consumer's request
     * @param complete  that are proven to the catalogue entry, with both signatures
     * @param hosted    complete ones whose trail has a step that the platform itself could have signed
     * @param cosigned  whose head a witness cosigned
     * @param anchored  that a block proves
     */
    public record Counts(long receipts, long valid, long consumer, long requested, long request, long complete,
            long hosted, long cosigned, long anchored) { }

    /**
     * @param code for example {@code SQ-LED-0052}
     * @param place a file, an index, a size, or a grant's or consumer's number
     */
    public record Finding(String code, String place, String zh, String en) {

        static Finding of(String place, CodedException e) {
            return new Finding(e.code().id(), place, e.problem(Language.ZH), e.problem(Language.EN));
        }
    }

    public BundleReport {
        invalid = Collections.unmodifiableMap(new TreeMap<>(invalid));
        findings = List.copyOf(findings);
        unlinked = List.copyOf(unlinked);
        clocks = List.copyOf(clocks);
    }

    /** @return whether every file is valid and none contradicts another or is missing; duplicates do no harm */
    public boolean sound() {
        return invalid.isEmpty()
                && findings.stream().allMatch(finding -> finding.code().equals(LedgerCode.BUNDLE_DUPLICATE.id()));
    }
}
