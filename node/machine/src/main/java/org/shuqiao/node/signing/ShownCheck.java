package org.shuqiao.node.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.node.error.NodeCode;

/**
 * Compares the words that a person was shown with the act. They have to be the ones of its digest; and of a grant they
 * have to say what its policy holds: purpose, resource, basis, scenario, rows, number of items, quotas and times.
 */
final class ShownCheck {

    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    /** A rule of a position that this machine does not know is not signed. */
    private static final Map<String, String> POSITIONS =
            Map.of("join", "用于关联", "filter", "用于筛选", "aggregate", "用于汇总");
    private static final int MINUTE = "2026-01-01T00:00".length();

    private ShownCheck() { }

    static void require(Act act, String words) {
        if (!Sha256.tagged(words).equals(act.shown())) {
            throw new CodedException(NodeCode.SHOWN_DIFFERS, "shown");
        }
        if (act.kind() == ActKind.KEY_CERTIFICATE) {
            requireSaid(PersonCertificate.of(act).sayings(), words);
        }
        if ((act.kind() == ActKind.GRANT || act.kind() == ActKind.EMERGENCY)
                && act.body().get("policy") instanceof ObjectNode policy) {
            requireSaid(sayings(policy), words);
            if (!policy.has("filter") && !words.contains("行：全部") && !words.contains("Rows: all")) {
                throw new CodedException(NodeCode.SHOWN_DIFFERS, "filter");
            }
        }
    }

    private static void requireSaid(List<String> sayings, String words) {
        for (String said : sayings) {
            if (!words.contains(said)) {
                throw new CodedException(NodeCode.SHOWN_DIFFERS, said);
            }
        }
    }

    private static String minute(JsonNode time) {
        String text = time.asText();
        return text.substring(0, Math.min(text.length(), MINUTE)).replace('T', ' ');
    }

    /** @return what the words must contain, in whatever language they are */
    private static List<String> sayings(ObjectNode policy) {
        List<String> sayings = new ArrayList<>();
        for (String field : List.of("purpose", "title", "resource", "scenario", "basis", "version")) {
            sayings.add(policy.path(field).asText());
        }
        sayings.add(Integer.toString(policy.path("columns").size()));
        for (JsonNode number : policy.path("quota")) {
            sayings.add(number.asText());
        }
        if (policy.has("minimumGroup")) {
            sayings.add(policy.path("minimumGroup").asText());
        }
        for (String time : List.of("from", "to")) {
            sayings.add(minute(policy.path(time)));
        }
        policy.path("periods").forEach(period -> period.forEach(time -> sayings.add(minute(time))));
        if (policy.has("hours")) {
            sayings.add(policy.path("hours").asText());
        }
        policy.path("positions").forEach(where -> where.forEach(word -> sayings.add(
                POSITIONS.getOrDefault(word.asText(), word.asText()))));
        Matcher literals = LITERAL.matcher(policy.path("filter").asText());
        while (literals.find()) {
            sayings.add(literals.group(1).replace("''", "'"));
        }
        return sayings;
    }
}
