package org.shuqiao.centre.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.event.EventDrawing;
import org.shuqiao.centre.event.EventDraws;
import org.shuqiao.centre.event.EventFilter;
import org.shuqiao.centre.event.EventPool;
import org.shuqiao.centre.event.EventSource;
import org.shuqiao.centre.event.EventSources;
import org.shuqiao.centre.event.EventStory;
import org.shuqiao.centre.event.KeptReport;
import org.shuqiao.centre.event.PooledEvent;
import org.shuqiao.centre.event.Progress;
import org.shuqiao.centre.handling.CaseState;
import org.shuqiao.centre.handling.Cases;
import org.shuqiao.centre.handling.EventCase;
import org.shuqiao.centre.indicator.Indicators;
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

/** Pages of the event pool (统一接报): the distinct events, and one with its reports and why they are one. */
@PortalPage
@RequestMapping("/city/events")
public class EventsPage {

    private static final int SHOWN = 50;

    private final EventPool pool;
    private final EventDraws draws;
    private final Cases cases;
    private final EventSources sources;
    private final Indicators indicators;
    private final MessageSource texts;

    EventsPage(EventPool pool, EventDraws draws, Cases cases, EventSources sources, Indicators indicators,
            MessageSource texts) {
        this.pool = pool;
        this.draws = draws;
        this.cases = cases;
        this.sources = sources;
        this.indicators = indicators;
        this.texts = texts;
    }

    /** Choice of a filter. */
    record Choice(String id, String name) { }

    /** Source in the list. @param drawn when it was drawn last; blank for never */
    record SourceRow(String id, String name, String owner, String purpose, String sql, String drawn,
            String counts, List<String> receipts) { }

    /** Event in the list. */
    record Row(String id, String title, String kind, String division, String place, String first, String state,
            String tone, int reports, List<String> sources) { }

    /** Report of an event. @param reasons why it was merged; none for the one that opened it */
    record ReportRow(String id, String time, String source, String number, String title, String kind, String place,
            String status, String tone, int revision, List<String> reasons) { }

    /** Step of the time line. */
    record Moment(String at, String step, String text, String by) { }

    @GetMapping
    String all(@RequestParam(required = false) String source, @RequestParam(required = false) String kind,
            @RequestParam(required = false) String division, @RequestParam(required = false) String state,
            @RequestParam(defaultValue = "0") int offset, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        PageWords say = PageWords.of(request, indicators);
        EventWords words = EventWords.of(request, texts, sources);
        EventFilter filter = new EventFilter(given(source), given(kind), given(division),
                given(state).flatMap(code -> Labelled.find(Progress.class, code)), offset, SHOWN);
        EventPool.Listed listed = pool.list(actor, filter);
        model.addAttribute("counts", listed.counts());
        model.addAttribute("events", listed.events().stream().map(each -> row(each, say, words)).toList());
        model.addAttribute("filter", filter);
        model.addAttribute("narrowed", filter.source().isPresent() || filter.kind().isPresent()
                || filter.division().isPresent() || filter.progress().isPresent());
        model.addAttribute("before", filter.offset() > 0 ? Math.max(0, filter.offset() - SHOWN) : -1);
        model.addAttribute("after", filter.offset() + SHOWN < listed.counts().distinct() ? filter.offset() + SHOWN
                : -1);
        model.addAttribute("sources", listed.sources().stream().map(each -> row(each, words)).toList());
        model.addAttribute("kinds", listed.kinds().stream().filter(each -> !each.isEmpty())
                .map(each -> new Choice(each, words.kind(each))).toList());
        model.addAttribute("divisions", indicators.divisions().all().stream()
                .map(each -> new Choice(each.code(), each.name().in(say.language()))).toList());
        model.addAttribute("states", List.of(Progress.values()).stream()
                .map(each -> new Choice(each.code(), say.label(each))).toList());
        model.addAttribute("draws", actor.has(Role.REQUESTER) && listed.sources().stream()
                .anyMatch(each -> each.source().owner().equals(actor.department())));
        return "pages/city/events";
    }

    private static Row row(PooledEvent event, PageWords say, EventWords words) {
        return new Row(event.id(), event.title(), words.kind(event.kind()), say.division(event.division()),
                event.place(), words.time(event.firstAt()), say.label(event.progress()),
                EventWords.tone(event.progress()), event.reports(),
                event.sources().stream().map(words::source).toList());
    }

    private static SourceRow row(EventPool.SourceLine line, EventWords words) {
        EventSource of = line.source();
        Optional<EventDrawing> last = line.last();
        return new SourceRow(of.id(), words.source(of.id()), of.owner(), of.purpose(), of.sql().sql().strip(),
                last.map(EventDrawing::at).map(words::time).orElse(""),
                last.map(run -> words.text("city.events.drawn.counts", run.rows(), run.fresh(), run.changed(),
                        run.left())).orElse(""), last.map(EventDrawing::receipts).orElse(List.of()));
    }

    @PostMapping("/draw")
    String draw(@RequestParam(required = false) String source, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        List<EventDrawing> done = draws.draw(actor, given(source).map(List::of).orElse(List.of()),
                Optional.empty());
        flash.addFlashAttribute("notice", EventWords.of(request, texts, sources).text("city.events.drawn",
                done.size(), done.stream().mapToInt(EventDrawing::rows).sum(),
                done.stream().mapToInt(EventDrawing::fresh).sum(),
                done.stream().mapToInt(EventDrawing::changed).sum()));
        return "redirect:/city/events";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        PageWords say = PageWords.of(request, indicators);
        EventWords words = EventWords.of(request, texts, sources);
        EventStory story = pool.show(actor, id);
        model.addAttribute("event", row(story.event(), say, words));
        model.addAttribute("owner", story.event().owner());
        model.addAttribute("reports", story.reports().stream().map(each -> row(each, words)).toList());
        model.addAttribute("line", story.line().stream().map(each -> new Moment(words.time(each.at()),
                words.text("city.events.step." + each.step().name().toLowerCase(Locale.ROOT)), each.text(),
                each.step() == EventStory.Step.REPORTED ? words.source(each.by()) : each.by())).toList());
        model.addAttribute("receipts", story.drawings().stream().map(EventDrawing::receipts).flatMap(List::stream)
                .distinct().toList());
        model.addAttribute("grants", story.drawings().stream().map(EventDrawing::grants).flatMap(List::stream)
                .distinct().toList());
        model.addAttribute("lineage", story.drawings().stream().map(EventDrawing::lineage).flatMap(List::stream)
                .distinct().toList());
        model.addAttribute("decides", actor.has(Role.OFFICER) && story.event().owner().equals(actor.department()));
        List<EventCase.Line> handled = cases.ofEvent(story);
        model.addAttribute("cases", handled.stream().map(each -> CasesPage.row(each, say, words)).toList());
        model.addAttribute("dispatches", actor.has(Role.OFFICER)
                && story.event().owner().equals(actor.department()) && handled.stream().allMatch(each ->
                each.of().state() == CaseState.CLOSED || each.of().state() == CaseState.RETURNED));
        return "pages/city/event";
    }

    private static ReportRow row(KeptReport kept, EventWords words) {
        return new ReportRow(kept.report().id(), words.time(kept.report().reportedAt()),
                words.source(kept.report().source()), kept.report().sourceId(), kept.report().title(),
                kept.report().kind(), kept.report().place(), kept.report().status(),
                EventWords.tone(kept.report().progress()), kept.revision(),
                kept.reason().map(words::reasons).orElse(List.of()));
    }

    @PostMapping("/{id}/split")
    String split(@PathVariable String id, @RequestParam String report, @RequestParam String reason,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        return done("city.events.split.done", pool.split(actor, id, report, reason), request, flash);
    }

    @PostMapping("/{id}/join")
    String join(@PathVariable String id, @RequestParam String event, @RequestParam String reason,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        return done("city.events.join.done", pool.join(actor, id, event.strip(), reason), request, flash);
    }

    private String done(String key, EventStory story, HttpServletRequest request, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", EventWords.of(request, texts, sources).text(key));
        return "redirect:/city/events/" + story.event().id();
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(each -> !each.isBlank());
    }
}
