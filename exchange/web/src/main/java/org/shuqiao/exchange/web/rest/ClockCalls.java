package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.duty.DueDates;
import org.shuqiao.exchange.domain.duty.LoadedRules;
import org.shuqiao.exchange.domain.league.League;
import org.shuqiao.exchange.domain.league.LeagueLine;
import org.shuqiao.ledger.clock.ClockRules;
import org.shuqiao.ledger.clock.HolidayNotice;
import org.shuqiao.ledger.clock.LegalPeriod;
import org.shuqiao.ledger.clock.Pause;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the legal clock (时限): its data, what it reckons, and how departments keep to it. */
@RestController
@RequestMapping("/api/v1/clock")
class ClockCalls {

    private final LegalClock clock;
    private final LoadedRules rules;
    private final DueDates dueDates;
    private final League league;

    ClockCalls(LegalClock clock, LoadedRules rules, DueDates dueDates, League league) {
        this.clock = clock;
        this.rules = rules;
        this.dueDates = dueDates;
        this.league = league;
    }

    /** @param known whether the year's schedule is loaded; where not, due dates in it are provisional */
    record YearView(int year, boolean known, List<HolidayNotice> notices) { }

    /**
     * Rules that the legal clock reckons with.
     *
     * @param calendar digest, as acts cite it
     * @param years    from the first that a notice rules to the one after the last
     */
    record RulesView(String calendar, List<YearView> years, List<LegalPeriod> deadlines) {

        static RulesView of(ClockRules rules) {
            int first = rules.notices().stream().mapToInt(HolidayNotice::year).min().orElse(0);
            int last = rules.notices().stream().mapToInt(HolidayNotice::year).max().orElse(-1);
            return new RulesView(rules.digest(), IntStream.rangeClosed(first, last + 1).mapToObj(year ->
                    new YearView(year, !rules.calendar().provisional(LocalDate.of(year, 1, 1),
                            LocalDate.of(year, 1, 1)), rules.calendar().notices(year))).toList(), rules.periods());
        }
    }

    /** A notice or deadlines in YAML. @param name of the file, under which a later load replaces it */
    record FileInput(String name, String yaml) {
        FileInput {
            name = RequestCalls.given(name);
            yaml = RequestCalls.given(yaml);
        }
    }

    /**
     * The clock of a request as its signed acts prove it.
     *
     * @param due     nothing while it stands still
     * @param overdue working days past the due date
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ExplainedView(String request, String duty, int workingDays, String basis, String calendar,
            LocalDate started, Optional<LocalDate> paused, Optional<LocalDate> resumed, int extended,
            Optional<LocalDate> due, Optional<LocalDate> answered, Optional<LocalDate> withdrawn, int overdue,
            boolean provisional) {

        static ExplainedView of(League.Explained found) {
            return new ExplainedView(found.clock().request(), found.clock().duty(),
                    found.reckoned().period().workingDays(), found.reckoned().period().basis(),
                    found.clock().calendar(), found.clock().started(), found.clock().pause().map(Pause::from),
                    found.clock().pause().flatMap(Pause::until), found.clock().extended(),
                    found.reckoned().at().due(), found.clock().answered(), found.clock().withdrawn(),
                    found.reckoned().at().overdue(), found.reckoned().provisional());
        }
    }

    /** A due date that changed. @param byCalendar whether a notice or deadlines that were loaded made it */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ChangeView(String subject, String duty, String department, Optional<LocalDate> before,
            Optional<LocalDate> after, boolean byCalendar, String calendarBefore, String calendarAfter,
            OffsetDateTime at) {

        static ChangeView of(DueDates.Change change) {
            return new ChangeView(change.subject(), change.duty().id(), change.debtor(), change.before(),
                    change.after(), change.byCalendar(), change.calendarBefore(), change.calendarAfter(),
                    RequestView.time(change.at()));
        }
    }

    /** The rules in force, for everybody who is logged in. */
    @GetMapping
    RulesView rules() {
        return RulesView.of(clock.rules());
    }

    /** The rules that a file would make; nothing is loaded. */
    @PostMapping("/check")
    RulesView check(@AuthenticationPrincipal Actor actor, @RequestBody FileInput file) {
        return RulesView.of(rules.check(actor, file.name(), file.yaml()));
    }

    /** Loads a notice or deadlines; every open due date is reckoned anew. */
    @PostMapping("/files")
    LoadedRules.Loaded load(@AuthenticationPrincipal Actor actor, @RequestBody FileInput file) {
        return rules.load(actor, file.name(), file.yaml(), Optional.empty());
    }

    /** Reckons how a request's due date comes about. */
    @GetMapping("/explain/{request}")
    ExplainedView explain(@AuthenticationPrincipal Actor actor, @PathVariable String request) {
        return ExplainedView.of(league.explain(actor, request));
    }

    /** Due dates that changed, newest first. */
    @GetMapping("/changes")
    List<ChangeView> changes(@AuthenticationPrincipal Actor actor) {
        return dueDates.changes(actor).stream().map(ChangeView::of).toList();
    }

    /** Departments by how they answer requests, from signed acts. */
    @GetMapping("/league")
    List<LeagueLine> league(@AuthenticationPrincipal Actor actor) {
        return league.table(actor);
    }

    /** Every set of rules that was ever in force, as an evidence bundle holds it. */
    @GetMapping("/calendars")
    List<String> calendars() {
        return rules.calendars().stream().map(LoadedRules.Calendar::content).toList();
    }
}
