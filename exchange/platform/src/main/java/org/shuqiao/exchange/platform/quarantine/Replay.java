package org.shuqiao.exchange.platform.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.RowCounts;

/**
 * Run in which a dataset's rows in quarantine were tried again, beside the run before it.
 *
 * @param job    id of the job and of its run
 * @param before what the run before it counted
 * @param after  what it counted; empty while it runs, and where it failed
 */
public record Replay(String job, String dataset, String reason, String by, Instant at, Optional<DatasetFacts> before,
        Optional<DatasetFacts> after) {

    /** Rows that a rule kept or flagged before and after. */
    public record RuleChange(String rule, String level, long before, long after) { }

    /** @return whether the run found rules and rows as they were, and so left the tables as they are */
    public boolean unchanged() {
        return after.filter(facts -> !facts.changed()).isPresent();
    }

    /** @return whether rows in = standard + quarantined + merged in the run before and in this one */
    public boolean addsUp() {
        return before.stream().allMatch(facts -> addsUp(facts.rows())) && after.stream().allMatch(facts ->
                addsUp(facts.rows()));
    }

    public static boolean addsUp(RowCounts rows) {
        return rows.in() == rows.standard() + rows.quarantined() + rows.merged();
    }

    /** @return how many rows fewer are in quarantine; negative where the rules of now keep more */
    public Optional<Long> released() {
        return before.flatMap(earlier -> after.map(now -> earlier.rows().quarantined() - now.rows().quarantined()));
    }

    /** @return the rules whose counts differ */
    public List<RuleChange> changes() {
        return before.isEmpty() || after.isEmpty() ? List.of() : RuleChanges.of(before.get(), after.get());
    }
}
