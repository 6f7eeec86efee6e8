package org.shuqiao.exchange.domain.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Result of an audit.
 *
 * @param at       when it began
 * @param records  size of the record log then
 * @param root     root hash of the log at that size, in base64
 * @param checks   what was compared, in order
 * @param findings at most {@link #MOST} of each check
 */
public record AuditReport(Instant at, AuditPeriod period, long records, String root, List<Outcome> checks,
        List<Finding> findings) {

    /** Findings that one check tells at most: more would repeat the same damage. */
    public static final int MOST = 200;

    public AuditReport {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
    }

    /**
     * Result of one check.
     *
     * @param compared how many things it compared
     * @param found    how many findings it made, also those beyond {@link #MOST}
     */
    public record Outcome(String check, long compared, long found) { }

    public boolean isClean() {
        return findings.isEmpty();
    }

    /** @return the report in canonical form: what is signed and kept */
    public ObjectNode json() {
        ObjectNode tree = CanonicalJson.object().put("v", 1).put("at", PolicyJson.time(at))
                .put("records", records).put("root", root);
        period.from().ifPresent(day -> tree.put("from", day.toString()));
        period.to().ifPresent(day -> tree.put("to", day.toString()));
        var list = tree.putArray("checks");
        checks.forEach(each -> list.addObject().put("check", each.check()).put("compared", each.compared())
                .put("found", each.found()));
        var array = tree.putArray("findings");
        findings.forEach(each -> array.addObject().put("kind", each.kind().code()).put("place", each.place())
                .put("detail", each.detail()));
        return tree;
    }
}
