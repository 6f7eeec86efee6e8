package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.demand.Demand;
import org.shuqiao.exchange.domain.demand.Demands;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the board of supply and demand (供需对接). */
@RestController
@RequestMapping("/api/v1/demands")
class DemandCalls {

    private final Demands demands;

    DemandCalls(Demands demands) {
        this.demands = demands;
    }

    /** A demand. @param due last day of its answer, while there is none @param resource entry that serves it */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DemandView(String id, String department, String title, String description, String provider,
            OffsetDateTime statedAt, Optional<LocalDate> due, Optional<String> resource, Optional<String> answer,
            Optional<OffsetDateTime> answeredAt) {

        static DemandView of(Demand demand) {
            return new DemandView(demand.id(), demand.department(), demand.title(), demand.description(),
                    demand.provider(), RequestView.time(demand.statedAt()),
                    demand.clock().flatMap(ClockReading::due), demand.answer().flatMap(Demand.Answer::resource),
                    demand.answer().map(Demand.Answer::text),
                    demand.answer().map(answer -> RequestView.time(answer.at())));
        }
    }

    /** @param provider department that is asked for it */
    record DemandInput(String title, String description, String provider) {
        Demands.Stated stated() {
            return new Demands.Stated(RequestCalls.given(title), RequestCalls.given(description),
                    RequestCalls.given(provider));
        }
    }

    /** @param resource code of the entry that serves it; without one the text is the reason why none does */
    record AnswerInput(Optional<String> resource, String text) {
        AnswerInput {
            text = RequestCalls.given(text);
        }
    }

    @GetMapping
    List<DemandView> all(@AuthenticationPrincipal Actor actor) {
        return demands.list(actor).stream().map(DemandView::of).toList();
    }

    /** Entries that are published and were never used. */
    @GetMapping("/unused")
    List<Demands.Unused> unused(@AuthenticationPrincipal Actor actor) {
        return demands.unused(actor);
    }

    /** A department states what data it lacks. */
    @PostMapping
    DemandView state(@AuthenticationPrincipal Actor actor, @RequestBody DemandInput demand) {
        return DemandView.of(demands.state(actor, demand.stated(), Optional.empty()));
    }

    /** The department that is asked answers with an entry or a reason. */
    @PostMapping("/{id}/answer")
    DemandView answer(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody AnswerInput answer) {
        return DemandView.of(demands.answer(actor, id, answer.resource(), answer.text(), Optional.empty()));
    }
}
