package org.shuqiao.centre.rest;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.handling.CaseState;
import org.shuqiao.centre.handling.Cases;
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

/** REST endpoints of cases: events that are dispatched and handled (分拨、督办). */
@RestController
@RequestMapping("/api/v1/event-cases")
public class EventCaseCalls {

    private final Cases cases;

    EventCaseCalls(Cases cases) {
        this.cases = cases;
    }

    /** Dispatch of an event. @param person another officer than the list of responsibility says; then with a note */
    record Dispatch(String event, String person, String note) { }

    /** Step of a case. */
    record Note(String note) { }

    record Check(Boolean passed, String note) { }

    record Rating(Boolean satisfied, String note) { }

    /** @param state {@code dispatched}, {@code accepted}, {@code returned}, {@code handled}, … */
    @GetMapping
    List<EventCaseView.LineView> list(@AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) String state, @RequestParam(defaultValue = "false") boolean overdue) {
        Optional<CaseState> asked = IndicatorView.given(state).map(code -> Labelled.find(CaseState.class, code)
                .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "state")));
        return cases.list(actor, asked, overdue).stream().map(EventCaseView.LineView::of).toList();
    }

    @GetMapping("/{id}")
    EventCaseView show(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return EventCaseView.of(cases.show(actor, id));
    }

    @PostMapping
    EventCaseView dispatch(@AuthenticationPrincipal Actor actor, @RequestBody Dispatch asked) {
        return EventCaseView.of(cases.dispatch(actor, given("event", asked.event()),
                IndicatorView.given(asked.person()), IndicatorView.given(asked.note())));
    }

    @PostMapping("/{id}/accept")
    EventCaseView accept(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Note said) {
        return EventCaseView.of(cases.accept(actor, id, IndicatorView.given(said.note())));
    }

    @PostMapping("/{id}/return")
    EventCaseView giveBack(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Note said) {
        return EventCaseView.of(cases.giveBack(actor, id, IndicatorView.given(said.note())));
    }

    @PostMapping("/{id}/handle")
    EventCaseView handle(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Note said) {
        return EventCaseView.of(cases.handle(actor, id, IndicatorView.given(said.note())));
    }

    @PostMapping("/{id}/check")
    EventCaseView check(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Check said) {
        return EventCaseView.of(cases.check(actor, id, given("passed", said.passed()),
                IndicatorView.given(said.note())));
    }

    @PostMapping("/{id}/close")
    EventCaseView close(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Note said) {
        return EventCaseView.of(cases.close(actor, id, IndicatorView.given(said.note())));
    }

    @PostMapping("/{id}/rate")
    EventCaseView rate(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Rating said) {
        return EventCaseView.of(cases.rate(actor, id, given("satisfied", said.satisfied()),
                IndicatorView.given(said.note())));
    }

    @PostMapping("/{id}/supervise")
    EventCaseView supervise(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Note said) {
        return EventCaseView.of(cases.supervise(actor, id, IndicatorView.given(said.note())));
    }

    private static <T> T given(String field, T value) {
        return Optional.ofNullable(value).orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, field));
    }
}
