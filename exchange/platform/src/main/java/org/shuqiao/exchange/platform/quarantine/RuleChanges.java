package org.shuqiao.exchange.platform.quarantine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.RuleCount;

/** Compares the rule counts of two runs. */
final class RuleChanges {

    private RuleChanges() { }

    /** @return the rules whose counts differ, by rule */
    static List<Replay.RuleChange> of(DatasetFacts before, DatasetFacts after) {
        Map<String, Replay.RuleChange> changes = new TreeMap<>();
        before.rules().forEach(count -> changes.put(key(count), new Replay.RuleChange(count.rule(), count.level(),
                count.rows(), 0)));
        after.rules().forEach(count -> changes.merge(key(count), new Replay.RuleChange(count.rule(), count.level(), 0,
                count.rows()), (one, other) -> new Replay.RuleChange(one.rule(), one.level(), one.before(),
                        other.after())));
        return changes.values().stream().filter(change -> change.before() != change.after()).toList();
    }

    private static String key(RuleCount count) {
        return count.rule() + " " + count.level();
    }
}
