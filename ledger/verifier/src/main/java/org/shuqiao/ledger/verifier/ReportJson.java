package org.shuqiao.ledger.verifier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.shuqiao.ledger.clock.ActClock;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Formats a report as canonical JSON: {@code {"clocks":[…],"counts":{…},"findings":[{"code","place"}],"sound":true,
 * "v":1}}.
 */
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
        ArrayNode clocks = tree.putArray("clocks");
        report.clocks().forEach(found -> write(found, clocks.addObject()));
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }

    private static void write(RequestReckoning found, ObjectNode tree) {
        ActClock clock = found.clock();
        tree.put("request", clock.request()).put("duty", clock.duty()).put("calendar", clock.calendar())
                .put("started", clock.started().toString()).put("extended", clock.extended())
                .put("hosted", found.hosted());
        clock.pause().ifPresent(pause -> {
            tree.put("paused", pause.from().toString());
            pause.until().ifPresent(day -> tree.put("resumed", day.toString()));
        });
        clock.answered().ifPresent(day -> tree.put("answered", day.toString()));
        clock.withdrawn().ifPresent(day -> tree.put("withdrawn", day.toString()));
        found.due().ifPresent(day -> tree.put("due", day.toString()));
        found.late().ifPresent(days -> tree.put("late", days));
    }
}
