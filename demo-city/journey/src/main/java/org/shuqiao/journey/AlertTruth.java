package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Alerts that true figures give, reckoned from the bounds of an indicator without the platform. */
final class AlertTruth {

    private AlertTruth() { }

    /**
     * @param indicator as the API gives it
     * @return {@code <indicator>.<division>.<opened>} of each alert
     */
    static Set<String> of(JsonNode indicator, List<SignTruth.True> figures) {
        Map<String, TreeMap<String, BigDecimal>> values = new TreeMap<>();
        figures.stream().filter(each -> each.sign().equals(indicator.path("id").asText()))
                .forEach(each -> each.value().ifPresent(value -> values
                        .computeIfAbsent(each.division(), any -> new TreeMap<>()).put(each.period(), value)));
        Set<String> alerts = new TreeSet<>();
        values.forEach((division, history) -> opened(indicator, history).forEach(period ->
                alerts.add(indicator.path("id").asText() + "." + division + "." + period)));
        return alerts;
    }

    /** An alert is open from the mildest bound's crossing to its recovery, whatever its level in between. */
    private static List<String> opened(JsonNode indicator, TreeMap<String, BigDecimal> history) {
        List<String> opened = new ArrayList<>();
        JsonNode mildest = indicator.path("thresholds").path(0);
        if (mildest.isMissingNode()) {
            return opened;
        }
        int worse = indicator.path("direction").asText().equals("higher") ? -1 : 1;
        boolean open = false;
        for (Map.Entry<String, BigDecimal> each : history.entrySet()) {
            BigDecimal bound = new BigDecimal(mildest.path(open ? "recovers" : "crosses").asText());
            boolean beyond = each.getValue().compareTo(bound) * worse > 0;
            if (beyond && !open) {
                opened.add(each.getKey());
            }
            open = beyond;
        }
        return opened;
    }
}
