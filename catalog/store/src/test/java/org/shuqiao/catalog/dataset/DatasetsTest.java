package org.shuqiao.catalog.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.CatalogSchema;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.waiting.PublishQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DatasetsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant MORNING = Instant.parse("2026-11-20T01:00:00Z");

    private DataSource store;

    @BeforeEach
    void migrate() {
        store = TestDatabase.fresh();
        CatalogSchema.migrate(store);
        new Departments(JdbcClient.create(store), transactions(), waiting()).load(CityFixture.departments());
    }

    @Test
    void factsOfARunAreRecordedOnce() {
        Datasets datasets = at(MORNING);

        assertThat(datasets.record(CityFixture.populationFacts("run-1", MORNING))).isTrue();
        assertThat(datasets.record(CityFixture.populationFacts("run-1", MORNING))).isFalse();

        assertThat(datasets.history("gongan_rk")).containsExactly(CityFixture.populationFacts("run-1", MORNING));
    }

    @Test
    void otherFactsOfTheSameRunAreRefused() {
        Datasets datasets = at(MORNING);
        datasets.record(CityFixture.populationFacts("run-1", MORNING));

        assertCoded(CatalogCode.RUN_RECORDED_OTHERWISE,
                () -> datasets.record(CityFixture.populationFacts("run-1", MORNING.plusSeconds(1))));
    }

    @Test
    void theNewestRunIsCurrentAndTheOthersAreKept() {
        Datasets datasets = at(MORNING);
        datasets.record(CityFixture.populationFacts("run-2", MORNING.plusSeconds(60)));
        datasets.record(CityFixture.populationFacts("run-1", MORNING));

        assertThat(datasets.current("gongan_rk")).map(DatasetFacts::run).contains("run-2");
        assertThat(datasets.history("gongan_rk")).extracting(DatasetFacts::run).containsExactly("run-2", "run-1");
        assertThat(datasets.all()).extracting(summary -> summary.facts().run()).containsExactly("run-2");
        assertThat(datasets.current("gongan_nothing")).isEmpty();
    }

    @Test
    void rowsThatDoNotAddUpAreRefused() {
        assertCoded(CatalogCode.ROWS_UNBALANCED, () -> at(MORNING)
                .record(facts("run-1", MORNING, true, new RowCounts(10, 5, 3, 1, 0))));
    }

    @Test
    void anUnknownDepartmentIsRefused() {
        JdbcClient.create(store).sql("DELETE FROM catalog.department").update();

        assertCoded(CatalogCode.DEPARTMENT_UNKNOWN, () -> at(MORNING)
                .record(CityFixture.populationFacts("run-1", MORNING)));
    }

    @Test
    void dailyDataAreStaleAfterADayWithoutChange() {
        at(MORNING).record(CityFixture.populationFacts("run-1", MORNING));

        assertThat(at(MORNING.plus(Duration.ofHours(24))).freshness("gongan_rk")).contains(
                new Freshness(MORNING, MORNING.plus(Duration.ofHours(24)), false));
        assertThat(at(MORNING.plus(Duration.ofHours(25))).freshness("gongan_rk").orElseThrow().stale()).isTrue();
    }

    @Test
    void aRunWithoutNewDataDoesNotMakeThemFresh() {
        at(MORNING).record(CityFixture.populationFacts("run-1", MORNING));
        Instant later = MORNING.plus(Duration.ofHours(30));
        at(later).record(facts("run-2", later, false, new RowCounts(1, 1, 0, 0, 0)));

        assertThat(at(later).freshness("gongan_rk").orElseThrow())
                .isEqualTo(new Freshness(MORNING, MORNING.plus(Duration.ofHours(24)), true));
    }

    @Test
    void monthsAreCountedOnTheCalendar() {
        Instant lastOfJanuary = Instant.parse("2026-01-30T16:30:00Z");
        UpdateDue due = UpdateDue.oneCycle(ZONE);

        assertThat(due.judge(UpdateCycle.MONTHLY, lastOfJanuary, lastOfJanuary).due())
                .isEqualTo("2026-02-27T16:30:00Z");
    }

    private Datasets at(Instant now) {
        return new Datasets(JdbcClient.create(store), transactions(), waiting(), Clock.fixed(now, ZONE),
                UpdateDue.oneCycle(ZONE));
    }

    private PublishQueue waiting() {
        return new PublishQueue(JdbcClient.create(store), transactions());
    }

    private TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(store));
    }

    private static DatasetFacts facts(String run, Instant endedAt, boolean changed, RowCounts rows) {
        DatasetFacts like = CityFixture.populationFacts(run, endedAt);
        return new DatasetFacts(like.dataset(), like.department(), like.titleZh(), like.titleEn(), like.update(), run,
                endedAt, changed, rows,
                Optional.empty(), Optional.empty(), like.pack(), Optional.empty(), like.columns(), like.quality(),
                        like.lineage(), List.of());
    }

    private static void assertCoded(CatalogCode code, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
