package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.clock.Duty;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.duty.DueDates;
import org.shuqiao.exchange.domain.duty.LoadedRules;
import org.shuqiao.exchange.domain.league.League;
import org.shuqiao.exchange.domain.league.LeagueLine;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.shuqiao.ledger.clock.ActClock;
import org.shuqiao.ledger.clock.ClockRules;
import org.shuqiao.ledger.clock.HolidayNotice;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the legal clock: calendar, deadlines, how a due date comes about, changed due dates, league table. */
@Controller
@RequestMapping("/clock")
class ClockPage {

    private static final String PAGE = "pages/clock";

    private final LegalClock clock;
    private final LoadedRules rules;
    private final DueDates dueDates;
    private final League league;
    private final Permissions permissions;
    private final PasskeyApprovals approvals;
    private final PageFrame page;

    ClockPage(LegalClock clock, LoadedRules rules, DueDates dueDates, League league, Permissions permissions,
            PasskeyApprovals approvals, PageFrame page) {
        this.approvals = approvals;
        this.clock = clock;
        this.rules = rules;
        this.dueDates = dueDates;
        this.league = league;
        this.permissions = permissions;
        this.page = page;
    }

    /** A year of the calendar. @param days days off and worked weekends in words */
    record YearLine(int year, boolean known, String notices, String days) { }

    /** A deadline in force or to come. */
    record DeadlineLine(String duty, int workingDays, String from, String basis) { }

    /** A due date that changed. */
    record ChangeLine(String subject, String duty, String department, String before, String after, String cause,
            String at) { }

    /** A department in the league table. */
    record Standing(String department, LeagueLine line) { }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String request, Model model, HttpServletRequest http,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        PageLocalizer say = page.say(http);
        fill(model, actor, say);
        model.addAttribute("asked", request);
        if (!request.isBlank()) {
            try {
                model.addAttribute("explained", explained(league.explain(actor, request.strip()), say));
            } catch (CodedException e) {
                model.addAttribute("problem", ErrorBody.of(e, say.language()));
            }
        }
        return PAGE;
    }

    /** Checks a notice or deadlines, or loads them. */
    @PostMapping
    String load(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String yaml,
            @RequestParam(defaultValue = "false") boolean load, Model model, HttpServletRequest http,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUTHORITY);
        PageLocalizer say = page.say(http);
        model.addAttribute("name", name);
        model.addAttribute("yaml", yaml);
        try {
            if (load) {
                LoadedRules.Loaded loaded = rules.load(actor, name, yaml, approvals.of(http, actor));
                model.addAttribute("notice", say.text("calendar.loaded", loaded.changed()));
            } else {
                model.addAttribute("notice", say.text("calendar.checked", rules.check(actor, name, yaml).digest()));
            }
        } catch (CodedException e) {
            model.addAttribute("problem", ErrorBody.of(e, say.language()));
        }
        fill(model, actor, say);
        return PAGE;
    }

    private void fill(Model model, Actor actor, PageLocalizer say) {
        ClockRules now = clock.rules();
        int first = now.notices().stream().mapToInt(HolidayNotice::year).min().orElse(0);
        int last = now.notices().stream().mapToInt(HolidayNotice::year).max().orElse(-1);
        model.addAttribute("years", IntStream.rangeClosed(first, last + 1)
                .mapToObj(year -> line(now, year, say)).toList());
        model.addAttribute("deadlines", now.periods().stream().map(each -> new DeadlineLine(
                duty(each.duty(), say), each.workingDays(), say.day(each.from()), each.basis())).toList());
        model.addAttribute("digest", clock.digest());
        model.addAttribute("changes", dueDates.changes(actor).stream().map(each -> new ChangeLine(each.subject(),
                each.duty().name(say.language()), say.department(each.debtor()), day(each.before(), say),
                day(each.after(), say), say.text(each.byCalendar() ? "calendar.cause.calendar"
                        : "calendar.cause.event"), say.minute(each.at()))).toList());
        model.addAttribute("league", league.table(actor).stream()
                .map(each -> new Standing(say.department(each.department()), each)).toList());
        model.addAttribute("loads", actor.has(Role.AUTHORITY));
    }

    private static YearLine line(ClockRules rules, int year, PageLocalizer say) {
        List<HolidayNotice> notices = rules.calendar().notices(year);
        LocalDate first = LocalDate.of(year, 1, 1);
        String off = notices.stream().flatMap(notice -> notice.off().stream())
                .map(run -> run.name() + " " + say.day(run.from()) + " – " + say.day(run.to()))
                .collect(Collectors.joining(say.zh() ? "；" : "; "));
        String work = notices.stream().flatMap(notice -> notice.work().stream()).sorted().map(say::day)
                .collect(Collectors.joining(say.zh() ? "、" : ", "));
        return new YearLine(year, !rules.calendar().provisional(first, first),
                notices.stream().map(HolidayNotice::number).collect(Collectors.joining(say.zh() ? "、" : ", ")),
                notices.isEmpty() ? say.text("calendar.unknown") : say.text("calendar.days", off, work));
    }

    private static String explained(League.Explained found, PageLocalizer say) {
        ActClock each = found.clock();
        String paused = each.pause().map(pause -> say.text("calendar.explained.paused", say.day(pause.from()),
                pause.until().map(say::day).orElse("…"))).orElse("");
        String extended = each.extended() == 0 ? "" : say.text("calendar.explained.extended", each.extended());
        String due = found.reckoned().at().due().map(day -> say.text("calendar.explained.due", say.day(day)))
                .orElse("");
        String ended = each.answered().map(day -> say.text("calendar.explained.answered", say.day(day)))
                .or(() -> each.withdrawn().map(day -> say.text("calendar.explained.withdrawn", say.day(day))))
                .orElse("");
        String late = found.reckoned().at().overdue() == 0 ? ""
                : say.text("clock.overdue", found.reckoned().at().overdue());
        return say.text("calendar.explained.start", each.request(), duty(each.duty(), say), say.day(each.started()),
                found.reckoned().period().workingDays(), found.reckoned().period().basis())
                + paused + extended + due + ended + (late.isEmpty() ? "" : (say.zh() ? "；" : "; ") + late);
    }

    private static String duty(String id, PageLocalizer say) {
        return Duty.of(id).map(duty -> duty.name(say.language())).orElse(id);
    }

    private static String day(Optional<LocalDate> day, PageLocalizer say) {
        return day.map(say::day).orElse(say.text("calendar.still"));
    }
}
