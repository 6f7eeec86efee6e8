package org.shuqiao.centre.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.event.EventSources;
import org.shuqiao.centre.handling.CaseState;
import org.shuqiao.centre.handling.Cases;
import org.shuqiao.centre.handling.EventCase;
import org.shuqiao.centre.indicator.Indicators;
import org.shuqiao.centre.responsibility.TimeLimit;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.web.portal.PortalPage;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of the cases (案件): what is dispatched and when it is due, and one case with its steps and what is next. */
@PortalPage
@RequestMapping("/city/cases")
public class CasesPage {

    private final Cases cases;
    private final EventSources sources;
    private final Indicators indicators;
    private final MessageSource texts;

    CasesPage(Cases cases, EventSources sources, Indicators indicators, MessageSource texts) {
        this.cases = cases;
        this.sources = sources;
        this.indicators = indicators;
        this.texts = texts;
    }

    /** State that a list may be narrowed to. */
    record Choice(String id, String name) { }

    /** Case in a list. @param due the deadline that runs, with what is due; blank for none */
    record Row(String id, String title, String kind, String division, String place, String state, String tone,
            String due, boolean overdue, boolean supervised, String lead, String territorial, String person,
            String within, String rating) { }

    /** Step of the time line. */
    record Step(String at, String step, String by, String person, String note, String due, boolean late) { }

    /** Form of a step that may be taken. @param choice two answers, the first of which is yes; none for a note alone */
    record Form(String step, boolean needsNote, List<Choice> choice) { }

    @GetMapping
    String all(@RequestParam(required = false) String state, @RequestParam(defaultValue = "false") boolean overdue,
            Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageWords say = PageWords.of(request, indicators);
        EventWords words = EventWords.of(request, texts, sources);
        Optional<CaseState> asked = Optional.ofNullable(state).flatMap(code -> Labelled.find(CaseState.class, code));
        model.addAttribute("cases", cases.list(actor, asked, overdue).stream().map(each -> row(each, say, words))
                .toList());
        model.addAttribute("states", List.of(CaseState.values()).stream()
                .map(each -> new Choice(each.code(), say.label(each))).toList());
        model.addAttribute("state", asked.map(CaseState::code).orElse(""));
        model.addAttribute("overdue", overdue);
        return "pages/city/cases";
    }

    static Row row(EventCase.Line line, PageWords say, EventWords words) {
        EventCase of = line.of();
        return new Row(of.id(), of.title(), words.kind(of.kind()), say.division(of.division()), of.place(),
                say.label(of.state()), tone(line), line.running().map(each -> words.text("city.cases.due.of",
                        say.label(each.milestone()), words.time(each.due()))
                        + (each.provisional() ? words.text("city.cases.provisional") : "")).orElse(""),
                line.overdue(), of.supervised(), of.lead(), of.territorial().orElse(""), of.person(),
                within(of.acceptWithin(), say) + " / " + within(of.handleWithin(), say),
                of.satisfied().map(each -> words.text(each ? "city.cases.satisfied" : "city.cases.dissatisfied"))
                        .orElse(""));
    }

    private static String within(TimeLimit limit, PageWords say) {
        return limit.amount() + " " + say.label(limit.measure());
    }

    private static String tone(EventCase.Line line) {
        return line.overdue() ? "bad" : switch (line.of().state()) {
            case DISPATCHED, ACCEPTED, HANDLED, CHECKED -> "plain";
            case RETURNED -> "warn";
            case CLOSED -> "good";
        };
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        PageWords say = PageWords.of(request, indicators);
        EventWords words = EventWords.of(request, texts, sources);
        EventCase.Story story = cases.show(actor, id);
        EventCase of = story.line().of();
        model.addAttribute("case", row(story.line(), say, words));
        model.addAttribute("event", of.owner().equals(actor.department()) || actor.has(Role.AUTHORITY)
                || actor.has(Role.AUDITOR) ? of.event() : "");
        model.addAttribute("owner", of.owner());
        model.addAttribute("steps", story.steps().stream().map(each -> new Step(words.time(each.at()),
                say.label(each.step()), each.by(), each.person(), each.note(),
                each.due().map(words::time).orElse(""), each.late())).toList());
        model.addAttribute("forms", CaseForms.of(of, actor, words));
        return "pages/city/case";
    }

    @PostMapping("/dispatch")
    String dispatch(@RequestParam String event, @RequestParam(required = false) String person,
            @RequestParam(required = false) String note, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        return done(cases.dispatch(actor, event, given(person), given(note)), request, flash);
    }

    @PostMapping("/{id}/accept")
    String accept(@PathVariable String id, @RequestParam(required = false) String note, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        return done(cases.accept(actor, id, given(note)), request, flash);
    }

    @PostMapping("/{id}/return")
    String giveBack(@PathVariable String id, @RequestParam(required = false) String note, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        return done(cases.giveBack(actor, id, given(note)), request, flash);
    }

    @PostMapping("/{id}/handle")
    String handle(@PathVariable String id, @RequestParam(required = false) String note, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        return done(cases.handle(actor, id, given(note)), request, flash);
    }

    @PostMapping("/{id}/check")
    String check(@PathVariable String id, @RequestParam boolean choice, @RequestParam(required = false) String note,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        return done(cases.check(actor, id, choice, given(note)), request, flash);
    }

    @PostMapping("/{id}/close")
    String close(@PathVariable String id, @RequestParam(required = false) String note, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        return done(cases.close(actor, id, given(note)), request, flash);
    }

    @PostMapping("/{id}/rate")
    String rate(@PathVariable String id, @RequestParam boolean choice, @RequestParam(required = false) String note,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        return done(cases.rate(actor, id, choice, given(note)), request, flash);
    }

    @PostMapping("/{id}/supervise")
    String supervise(@PathVariable String id, @RequestParam(required = false) String note,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        return done(cases.supervise(actor, id, given(note)), request, flash);
    }

    private String done(EventCase.Story story, HttpServletRequest request, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", EventWords.of(request, texts, sources).text("city.cases.done"));
        return "redirect:/city/cases/" + story.line().of().id();
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(each -> !each.isBlank());
    }
}
