package org.shuqiao.centre.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.event.EventDraws;
import org.shuqiao.centre.event.EventFilter;
import org.shuqiao.centre.event.EventPool;
import org.shuqiao.centre.event.Progress;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the event pool (统一接报). */
@RestController
@RequestMapping("/api/v1/events")
public class EventCalls {

    private final EventPool pool;
    private final EventDraws draws;

    EventCalls(EventPool pool, EventDraws draws) {
        this.pool = pool;
        this.draws = draws;
    }

    /**
     * Order of a drawing.
     *
     * @param sources none for all of the caller's department
     * @param to      last day; none for today
     */
    record Asked(List<String> sources, LocalDate to) { }

    /** Report that is taken out of its event. */
    record Split(String report, String reason) { }

    /** Event that is joined with another. @param event id of the other, or of one of its reports */
    record Join(String event, String reason) { }

    /** @param state {@code open}, {@code over} or {@code unknown} */
    @GetMapping
    EventViews.ListedView list(@AuthenticationPrincipal Actor actor, @RequestParam(required = false) String source,
            @RequestParam(required = false) String kind, @RequestParam(required = false) String division,
            @RequestParam(required = false) String state, @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        Optional<Progress> progress = IndicatorView.given(state).map(code -> Labelled.find(Progress.class, code)
                .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "state")));
        return EventViews.ListedView.of(pool.list(actor, new EventFilter(IndicatorView.given(source),
                IndicatorView.given(kind), IndicatorView.given(division), progress, offset, limit)));
    }

    @GetMapping("/{id}")
    EventViews.StoryView show(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return EventViews.StoryView.of(pool.show(actor, id));
    }

    @PostMapping("/draw")
    List<EventViews.DrawingView> draw(@AuthenticationPrincipal Actor actor, @RequestBody Asked asked) {
        return draws.draw(actor, asked.sources() == null ? List.of() : asked.sources(),
                Optional.ofNullable(asked.to())).stream().map(EventViews.DrawingView::of).toList();
    }

    @PostMapping("/{id}/split")
    EventViews.StoryView split(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody Split split) {
        return EventViews.StoryView.of(pool.split(actor, id, given("report", split.report()),
                given("reason", split.reason())));
    }

    @PostMapping("/{id}/join")
    EventViews.StoryView join(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody Join join) {
        return EventViews.StoryView.of(pool.join(actor, id, given("event", join.event()),
                given("reason", join.reason())));
    }

    private static String given(String field, String value) {
        if (value == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, field);
        }
        return value;
    }
}
