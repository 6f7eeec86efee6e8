package org.shuqiao.exchange.platform.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.platform.lake.ExpiryRule.Fate;
import org.shuqiao.exchange.platform.lake.ExpiryRule.Reason;
import org.shuqiao.query.lake.SnapshotStanding;
import org.shuqiao.query.lake.TableStanding;

/** Which snapshots stay, reason by reason. */
class ExpiryRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final ExpiryRule WEEK = new ExpiryRule(Duration.ofDays(7));

    @Test
    void whatIsCurrentOrWasLatelyStays() {
        TableStanding table = table("standard", "a", snapshot(1, 30, 20), snapshot(2, 20, 7), snapshot(3, 7, -1));

        assertThat(reasons(List.of(table), Map.of(), "standard.a"))
                .as("made thirty days ago, but current until a week ago: a query may still read it")
                .containsExactly(Reason.NONE, Reason.YOUNG, Reason.CURRENT);
    }

    @Test
    void aReceiptKeepsItsSnapshotUntilItsRetentionEndsAndNotADayLonger() {
        TableStanding table = table("standard", "a", snapshot(1, 90, 80), snapshot(2, 80, 70), snapshot(3, 70, -1));
        var receipts = Map.of("standard.a", Map.of("1", TODAY.plusDays(1), "2", TODAY));

        assertThat(reasons(List.of(table), receipts, "standard.a"))
                .containsExactly(Reason.RECEIPT, Reason.NONE, Reason.CURRENT);
        assertThat(reasons(List.of(table), Map.of("standard.b", receipts.get("standard.a")), "standard.a"))
                .as("of another table").containsExactly(Reason.NONE, Reason.NONE, Reason.CURRENT);
    }

    @Test
    void theQuarantineThatAPublishedSnapshotNamesStays() {
        TableStanding standard = table("standard", "a", snapshot(1, 90, 80, Map.of("shuqiao.quarantine", "11"), 5),
                snapshot(2, 80, -1, Map.of("shuqiao.quarantine", "-12", "shuqiao.inputs", "sha256:13"), 5));
        TableStanding quarantine = table("quarantine", "a", snapshot(11, 90, 80), snapshot(-12, 80, 60),
                snapshot(13, 60, 50), snapshot(14, 50, -1));

        assertThat(reasons(List.of(standard, quarantine), Map.of(), "quarantine.a"))
                .as("with what leads from it to the current one")
                .containsExactly(Reason.NONE, Reason.NAMED, Reason.NAMED, Reason.CURRENT);
    }

    @Test
    void whatTheNextRunReadsFromStaysAndSoDoesABatchWithoutRows() {
        SnapshotStanding compacted = new SnapshotStanding(9, NOW.minus(20, ChronoUnit.DAYS), "replace",
                Optional.empty(), 0, Map.of());
        TableStanding standard = table("standard", "a", snapshot(1, 50, 20), compacted);
        TableStanding raw = table("raw", "a", snapshot(20, 90, 80, Map.of("shuqiao.batch", "b0"), 0),
                snapshot(21, 80, 70, Map.of("shuqiao.batch", "b1"), 8), snapshot(22, 70, 40), snapshot(23, 40, 30),
                snapshot(24, 30, -1));

        assertThat(reasons(List.of(standard, raw), Map.of(), "raw.a")).as("the run of fifty days ago read 22")
                .containsExactly(Reason.BATCH, Reason.NONE, Reason.INPUT, Reason.INPUT, Reason.CURRENT);
    }

    private static List<Reason> reasons(List<TableStanding> tables, Map<String, Map<String, LocalDate>> receipts,
            String table) {
        return WEEK.decide(tables, receipts, NOW, TODAY).get(table).stream().map(Fate::reason).toList();
    }

    private static TableStanding table(String zone, String name, SnapshotStanding... snapshots) {
        return new TableStanding(zone, name, 1, 1, 1, 0, 0, 0, 0, 0, new ArrayList<>(List.of(snapshots)));
    }

    private static SnapshotStanding snapshot(long id, int daysAgo, int untilDaysAgo) {
        return snapshot(id, daysAgo, untilDaysAgo, Map.of(), 1);
    }

    private static SnapshotStanding snapshot(long id, int daysAgo, int untilDaysAgo, Map<String, String> notes,
            long rows) {
        return new SnapshotStanding(id, NOW.minus(daysAgo, ChronoUnit.DAYS), "append", untilDaysAgo < 0
                ? Optional.empty() : Optional.of(NOW.minus(untilDaysAgo, ChronoUnit.DAYS)), rows, notes);
    }
}
