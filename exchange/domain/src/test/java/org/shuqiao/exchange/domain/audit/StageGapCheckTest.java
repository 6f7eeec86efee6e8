package org.shuqiao.exchange.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.stage.LandedBatch;
import org.shuqiao.exchange.domain.stage.Stage;
import org.shuqiao.exchange.domain.stage.StageEntry;
import org.shuqiao.exchange.domain.stage.StageJournal;
import org.shuqiao.exchange.domain.stage.Stages;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.security.SecurityKind;

/** Data that goes from stage to stage with all its records, and what the audit says when one of them is missing. */
final class StageGapCheckTest {

    private static final String DATASET = "gongan_rk";

    private final List<LandedBatch> landing = new ArrayList<>();
    private TestCity city;
    private StageJournal journal;
    private StageGapCheck check;

    @BeforeEach
    void open() {
        city = new TestCity();
        journal = city.exchange().getBean(StageJournal.class);
        check = new StageGapCheck(city.securityLog, city.catalog.datasets(), city.catalog.entries(), () -> landing);
        begin();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private void begin() {
        journal.begin(() -> List.copyOf(landing), List::of,
                () -> city.catalog.entries().inState(EntryState.PUBLISHED, Optional.empty()));
    }

    private List<String> findings() {
        List<String> found = new ArrayList<>();
        check.run(AuditPeriod.ALL, each -> found.add(each.kind().code() + " " + each.place() + ": " + each.detail()));
        return found;
    }

    private LandedBatch land(String batch) {
        LandedBatch landed = new LandedBatch(DATASET, batch, landing.size() + 1, 10, "sha256:" + "ab".repeat(32));
        landing.add(landed);
        return landed;
    }

    private DatasetFacts facts(String run, String snapshot) {
        return new DatasetFacts(DATASET, "gongan", "人口", "people", UpdateCycle.DAILY, run, city.clock.instant(), true,
                new RowCounts(10, 9, 1, 0, 0), Optional.of("7"), Optional.of(snapshot), "yunzhou-2026.1",
                Optional.empty(), List.of(), List.of(), List.of(), List.of());
    }

    private void standardize(String run, String snapshot) {
        city.catalog.datasets().record(facts(run, snapshot));
        journal.standardized("gongan.officer", new StageJournal.Run(run, DATASET, "7", snapshot, "yunzhou-2026.1", 10,
                9, 1));
    }

    private void store(String snapshot) {
        city.journal.enter(SecurityKind.LAKE_SEALED, "platform", "standard." + DATASET, Map.of("snapshot", snapshot,
                "digest", "sha256:" + "cd".repeat(32)));
    }

    @Test
    void aDatasetWithAllItsRecordsHasNoGapAndItsLifeIsShown() {
        journal.collected("gongan.officer", "job-1", "sha256:" + "ef".repeat(32), land("b1"));
        standardize("run-1", "8");
        store("8");

        assertThat(findings()).isEmpty();
        List<StageEntry> life = city.exchange().getBean(Stages.class).of(city.officer, "gongan", DATASET);
        assertThat(life).extracting(StageEntry::stage, StageEntry::by, StageEntry::what).containsExactly(
                tuple(Stage.COLLECTING, "gongan.officer", "collected"),
                tuple(Stage.PROCESSING, "gongan.officer", "standardized"),
                tuple(Stage.STORING, "platform", "lake-sealed"));
        assertThat(life.getFirst().details()).containsEntry("batch", "b1").containsKey("basis");
        refused(ExchangeCode.OTHER_DEPARTMENT, () -> city.exchange().getBean(Stages.class)
                .of(city.requester, "gongan", DATASET));
    }

    @Test
    void whatIsToldTwiceIsEnteredOnce() {
        LandedBatch batch = land("b1");
        journal.collected("gongan.officer", "job-1", "sha256:" + "ef".repeat(32), batch);
        journal.collected("somebody.else", "job-2", "sha256:" + "ef".repeat(32), batch);
        begin();

        assertThat(city.exchange().getBean(Stages.class).of(city.auditor, "gongan", DATASET)).singleElement()
                .extracting(StageEntry::by).isEqualTo("gongan.officer");
    }

    @Test
    void aSnapshotThatWasStandardizedAndNeverCollectedIsAGap() {
        standardize("run-1", "8");
        store("8");

        assertThat(findings()).containsExactly("stage-gap gongan_rk: standardized, no record of collecting");
    }

    @Test
    void aBatchThatSomebodyPutIntoTheLandingZoneIsAGapAndAChangedOneIsFound() {
        journal.collected("gongan.officer", "job-1", "", land("b1"));
        land("foreign");
        landing.set(0, new LandedBatch(DATASET, "b1", 1, 10, "sha256:" + "00".repeat(32)));

        assertThat(findings()).hasSize(2).anyMatch(each -> each.contains("foreign has landed"))
                .anyMatch(each -> each.startsWith("landed-batch-changed gongan_rk: batch b1"));
    }

    @Test
    void aBatchThatIsGoneWithoutARecordOfItsErasingIsAGap() {
        journal.collected("gongan.officer", "job-1", "", land("b1"));
        landing.clear();

        assertThat(findings()).singleElement().asString().contains("b1 was collected and is gone");
    }

    @Test
    void aBatchThatIsGoneByItsRecordIsNoGapAndOneThatStayedIs() {
        journal.collected("gongan.officer", "job-1", "", land("b1"));
        journal.collected("gongan.officer", "job-2", "", land("b2"));
        city.journal.enter(SecurityKind.ERASED, "admin", DATASET, Map.of("what", "landing", "batch", "b1",
                "digest", "sha256:" + "ab".repeat(32), "change", "C-2026-000001"));

        assertThat(findings()).singleElement().asString().contains("b1 was erased and is there");
        landing.removeFirst();
        assertThat(findings()).isEmpty();
        assertThat(city.exchange().getBean(Stages.class).of(city.officer, "gongan", DATASET).getLast())
                .satisfies(last -> {
                    assertThat(last.stage()).isEqualTo(Stage.ERASING);
                    assertThat(last.details()).containsEntry("change", "C-2026-000001");
                });
    }

    @Test
    void aRunThatLeftNoRecordAndASnapshotThatWasNotStoredAreGaps() {
        journal.collected("gongan.officer", "job-1", "", land("b1"));
        city.catalog.datasets().record(facts("run-1", "8"));

        assertThat(findings()).containsExactlyInAnyOrder(
                "stage-gap gongan_rk: run run-1 standardized, no record of it",
                "stage-gap gongan_rk: snapshot 8 standardized, no record of its storing");
    }

    @Test
    void aRunWhoseSnapshotWasExchangedIsAGap() {
        journal.collected("gongan.officer", "job-1", "", land("b1"));
        standardize("run-1", "8");
        store("8");
        city.inPlatform().sql("""
                update catalog.dataset_run set facts = jsonb_set(facts, '{standardSnapshot}', '"9"')""").update();

        assertThat(findings()).anyMatch(each -> each.contains("recorded snapshot 8, now 9"));
    }

    /** Past the application: somebody writes that a draft is published, or changes what was. */
    @Test
    void aPublishedVersionWithoutItsRecordIsAGap() {
        assertThat(findings()).isEmpty();

        city.inPlatform().sql("alter table catalog.entry_version disable trigger all").update();
        city.inPlatform().sql("update catalog.entry_version set digest = 'sha256:" + "00".repeat(32)
                + "' where digest is not null").update();

        assertThat(findings()).hasSize(3).allMatch(each -> each.contains("published, no record of it"));
    }

    @Test
    void aRecordThatIsTakenOutOfTheStoreIsNotEnteredAnewAtTheNextStart() {
        land("late");
        begin();

        assertThat(findings()).as("only what was there at the very first start is taken over").hasSize(1);
    }
}
