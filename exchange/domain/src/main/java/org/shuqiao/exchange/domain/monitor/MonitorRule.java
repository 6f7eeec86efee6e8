package org.shuqiao.exchange.domain.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Severity;

/**
 * Rule over one of the logs.
 *
 * @param words  what it means when it is broken, in both languages
 * @param remedy what the officer should do
 * @param tell   who is told
 * @param match  field to the values that count; a field that is not named may be anything
 * @param by     fields that make groups: each group is reckoned for itself
 * @param window how far back is reckoned; a group that was told of is not told of again within it
 * @param most   what is allowed: one more is an alert
 */
public record MonitorRule(String id, AlertText words, AlertText remedy, Severity severity, Set<Told> tell,
        WatchedLog log, Map<String, Set<String>> match, List<String> by, RuleShape shape, Duration window, long most) {

    public MonitorRule {
        tell = Set.copyOf(tell);
        match = Map.copyOf(match);
        by = List.copyOf(by);
    }

    /** @return whether an entry counts for it, or ends its sequence */
    boolean concerns(Fact fact) {
        return fact.matches(match) || shape instanceof RuleShape.Sequence sequence && fact.matches(sequence.then());
    }
}
