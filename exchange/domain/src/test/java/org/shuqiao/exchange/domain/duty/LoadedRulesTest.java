package org.shuqiao.exchange.domain.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.alert.Alert;
import org.shuqiao.exchange.domain.clock.ClockCode;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.demand.Demand;
import org.shuqiao.exchange.domain.demand.Demands;
import org.shuqiao.exchange.domain.intake.Interruptions;
import org.shuqiao.exchange.domain.league.League;
import org.shuqiao.exchange.domain.league.LeagueLine;
import org.shuqiao.exchange.domain.supervision.Supervision;
import org.shuqiao.exchange.domain.supervision.Supervisions;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.act.ActKind;

/** Notices that are loaded move open due dates; what runs out is told, escalated, supervised and counted. */
final class LoadedRulesTest {

    private static final TestCity CITY = new TestCity();
    private final LoadedRules rules = CITY.exchange().getBean(LoadedRules.class);
    private final DueDates dueDates = CITY.exchange().getBean(DueDates.class);
    private final Interruptions interruptions = CITY.exchange().getBean(Interruptions.class);
    private final Supervisions supervisions = CITY.exchange().getBean(Supervisions.class);
    private final Demands demands = CITY.exchange().getBean(Demands.class);
    private final League league = CITY.exchange().getBean(League.class);

    private static final String NEXT_YEAR = """
            year: 2027
            notice: 国务院办公厅关于2027年部分节假日安排的通知
            number: 国办发明电〔2026〕9号
            issued: 2026-12-01
            off:
              - {name: 元旦, from: 2027-01-01, to: 2027-01-03}
              - {name: 春节, from: 2027-02-05, to: 2027-02-11}
            work: [2027-01-09]
            """;

    @AfterAll
    static void close() {
        CITY.close();
    }

    @Test
    void aNoticeThatIsLoadedMovesOpenDueDatesWithARecord() {
        CITY.clock.set(LocalDate.of(2026, 12, 22), "09:00");
        String id = CITY.requests.submit(CITY.requester, CITY.ask("new-year")).request().id();
        CITY.dueTasks.run();
        ClockReading before = CITY.requests.clock(CITY.requester, id).orElseThrow();
        assertThat(before.provisional()).isTrue();
        assertThat(before.due()).contains(LocalDate.of(2027, 1, 5)); // New Year's Day counted as a working day
        refused(ExchangeCode.ROLE_NEEDED, () -> rules.load(CITY.officer, "h.yaml", NEXT_YEAR, Optional.empty()));

        LoadedRules.Loaded loaded = rules.load(CITY.authority, "holidays-2027.yaml", NEXT_YEAR, Optional.empty());

        ClockReading after = CITY.requests.clock(CITY.requester, id).orElseThrow();
        assertThat(after.provisional()).isFalse();
        assertThat(after.due()).contains(LocalDate.of(2027, 1, 6));
        assertThat(after.notices()).contains("国办发明电〔2026〕9号");
        assertThat(loaded.changed()).isPositive();
        assertThat(dueDates.changes(CITY.authority)).anySatisfy(change -> {
            assertThat(change.subject()).isEqualTo(id);
            assertThat(change.before()).contains(LocalDate.of(2027, 1, 5));
            assertThat(change.after()).contains(LocalDate.of(2027, 1, 6));
            assertThat(change.byCalendar()).isTrue();
            assertThat(change.calendarAfter()).isEqualTo(loaded.after());
        });
        assertThat(rules.calendars()).extracting(LoadedRules.Calendar::digest)
                .contains(loaded.before(), loaded.after());
        assertThat(CITY.acts.signed(ActKind.CALENDAR, "calendar:" + loaded.after().substring(7))).isPresent();
        // the same once more changes nothing; another one for the year contradicts it, naming both
        assertThat(rules.load(CITY.authority, "holidays-2027.yaml", NEXT_YEAR, Optional.empty()).changed()).isZero();
        assertThatThrownBy(() -> rules.load(CITY.authority, "other.yaml",
                NEXT_YEAR.replace("9号", "10号"), Optional.empty())).hasMessageContaining("SQ-EXC-0160")
                .hasMessageContaining("国办发明电〔2026〕9号").hasMessageContaining("国办发明电〔2026〕10号");
        assertThatThrownBy(() -> rules.check(CITY.authority, "region.yaml", """
                {year: 2027, supplement: true, notice: 本区节日, number: 区政发〔2026〕3号, issued: 2026-12-02,
                 off: [{name: 节, from: 2027-02-10, to: 2027-02-12}]}
                """)).hasMessageContaining("SQ-EXC-0161").hasMessageContaining("区政发〔2026〕3号")
                .hasMessageContaining("国办发明电〔2026〕9号").hasMessageContaining("2027-02-10");
        refused(ClockCode.RULE_RETROACTIVE, () -> rules.check(CITY.authority, "deadlines-city.yaml",
                "deadlines: [{duty: reply-conditional, working-days: 5, effective-from: 2026-12-21, basis: 本市办法}]"));
    }

    @Test
    void whatRunsOutIsRemindedEscalatedSupervisedAndCounted() {
        CITY.clock.set(LocalDate.of(2026, 11, 2), "09:00");
        String id = CITY.requests.submit(CITY.requester, CITY.ask("runs-out")).request().id();
        CITY.clock.set(LocalDate.of(2026, 11, 9), "09:00");
        CITY.dueTasks.run();
        assertThat(told(id)).containsExactly("clock-half");
        CITY.clock.set(LocalDate.of(2026, 11, 13), "09:00");
        CITY.dueTasks.run();
        CITY.dueTasks.run();
        assertThat(told(id)).containsExactlyInAnyOrder("clock-half", "clock-last-day");
        refused(ClockCode.SUPERVISION_SUBJECT, () -> supervisions.issue(CITY.authority, id, "请答复",
                Optional.empty()));

        CITY.clock.set(LocalDate.of(2026, 11, 18), "09:00");
        CITY.dueTasks.run();

        assertThat(CITY.alerts.of(CITY.authority)).extracting(Alert::kind).contains("clock-overdue");
        assertThat(supervisions.overdue(CITY.authority)).extracting(OpenDuty::subject).contains(id);
        refused(ClockCode.EXTENSION_LATE, () -> interruptions.extend(CITY.officer, id, 3, "征求意见",
                Optional.empty()));
        Supervision notice = supervisions.issue(CITY.authority, id, "请于五个工作日内答复", Optional.empty());
        assertThat(notice.clock().orElseThrow().due()).contains(LocalDate.of(2026, 11, 25));
        refused(ClockCode.SUPERVISION_SUBJECT, () -> supervisions.issue(CITY.authority, id, "再次",
                Optional.empty()));
        refused(ExchangeCode.ROLE_NEEDED, () -> supervisions.answer(CITY.authority, notice.id(), "代答",
                Optional.empty()));
        Supervision answered = supervisions.answer(CITY.officer, notice.id(), "已安排专人办理", Optional.empty());
        assertThat(answered.clock()).isEmpty();
        refused(ClockCode.SUPERVISION_STATE, () -> supervisions.answer(CITY.officer, notice.id(), "再答",
                Optional.empty()));
        LeagueLine open = line("gongan");
        assertThat(open.openOverdue()).isPositive();

        CITY.decisions.decide(CITY.officer, id, TestCity.agree("citizen_number", "name", "division"));

        LeagueLine late = line("gongan");
        assertThat(late.openOverdue()).isEqualTo(open.openOverdue() - 1);
        assertThat(late.late()).isEqualTo(open.late() + 1);
        assertThat(late.daysLate()).isEqualTo(open.daysLate() + 2);
        assertThat(league.explain(CITY.requester, id).reckoned().at().overdue()).isEqualTo(2);
    }

    @Test
    void aReplyIsPutOffOnceWithAReasonAndTheActsProveIt() {
        CITY.clock.set(LocalDate.of(2026, 11, 2), "09:00");
        String id = CITY.requests.submit(CITY.requester, CITY.ask("put-off")).request().id();
        refused(ClockCode.EXTENSION_LONG, () -> interruptions.extend(CITY.officer, id, 11, "久", Optional.empty()));

        interruptions.extend(CITY.officer, id, 3, "需征求业务处室意见", Optional.empty());

        assertThat(CITY.requests.clock(CITY.requester, id).orElseThrow().due())
                .contains(LocalDate.of(2026, 11, 19));
        League.Explained proven = league.explain(CITY.requester, id);
        assertThat(proven.clock().extended()).isEqualTo(3);
        assertThat(proven.reckoned().at().due()).contains(LocalDate.of(2026, 11, 19));
        refused(ClockCode.EXTENSION_LATE, () -> interruptions.extend(CITY.officer, id, 1, "再延", Optional.empty()));
    }

    @Test
    void aDemandIsAnsweredWithAnEntryOrAReason() {
        Demand stated = demands.state(CITY.requester, new Demands.Stated("流动人口登记", "低保复核需要居住地", "gongan"),
                Optional.empty());
        assertThat(stated.clock().orElseThrow().due()).isPresent();
        assertThat(demands.unused(CITY.requester)).extracting(Demands.Unused::code).contains(CITY.faces);
        refused(ExchangeCode.RESOURCE_UNKNOWN, () -> demands.answer(CITY.officer, stated.id(),
                Optional.of("99999999/000001"), "见该目录", Optional.empty()));

        Demand answered = demands.answer(CITY.officer, stated.id(), Optional.of(CITY.population), "见该目录",
                Optional.empty());

        assertThat(answered.answer().orElseThrow().resource()).contains(CITY.population);
        refused(ClockCode.DEMAND_STATE, () -> demands.answer(CITY.officer, stated.id(), Optional.empty(), "再答",
                Optional.empty()));
        refused(ClockCode.PROVIDER_GONE, () -> demands.state(CITY.requester,
                new Demands.Stated("某数据", "某用途", "zhongbuju"), Optional.empty()));
    }

    private static Set<String> told(String subject) {
        List<Alert> alerts = CITY.alerts.of(CITY.officer);
        return alerts.stream().filter(alert -> alert.about().equals(subject)).map(Alert::kind)
                .collect(Collectors.toSet());
    }

    private LeagueLine line(String department) {
        return league.table(CITY.auditor).stream().filter(each -> each.department().equals(department)).findFirst()
                .orElseThrow();
    }
}
