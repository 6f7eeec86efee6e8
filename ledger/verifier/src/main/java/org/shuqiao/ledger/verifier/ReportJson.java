package org.shuqiao.ledger.verifier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.shuqiao.ledger.json.CanonicalJson;

/** Formats a report as canonical JSON: {@code {"counts":{…},"findings":[{"code","place"}],"sound":true,"v":1}}. */
final class ReportJson {

    private ReportJson() { }

    static String text(BundleReport report) {
        BundleReport.Counts counts = report.counts();
        ObjectNode tree = CanonicalJson.object().put("v", 1).put("sound", report.sound());
        tree.putObject("counts").put("receipts", counts.receipts()).put("valid", counts.valid())
                .put("consumer", counts.consumer())
                .put("requested", counts.requested()).put("request", counts.request())
                .put("complete", counts.complete()).put("hosted", counts.hosted())
                .put("cosigned", counts.cosigned()).put("anchored", counts.anchored());
        ArrayNode findings = tree.putArray("findings");
        report.invalid().forEach((name, invalid) -> findings.addObject().put("code", invalid.code())
                .put("place", name));
        report.findings().forEach(finding -> findings.addObject().put("code", finding.code())
                .put("place", finding.place()));
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }
}
