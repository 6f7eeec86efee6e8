package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.dispute.Dispute;
import org.shuqiao.exchange.domain.dispute.DisputeOutcome;
import org.shuqiao.exchange.domain.dispute.DisputeStep;
import org.shuqiao.exchange.domain.dispute.Disputes;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of disputes about requests (争议). */
@RestController
@RequestMapping("/api/v1/disputes")
class DisputeCalls {

    private final Disputes disputes;

    DisputeCalls(Disputes disputes) {
        this.disputes = disputes;
    }

    /** A document of a dispute. @param step raised, answered, escalated or the outcome that it states */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DocumentView(int layer, String step, String department, OffsetDateTime at, String text,
            Optional<String> reference) { }

    /**
     * A dispute.
     *
     * @param layer 1 between the departments, 2 before the data authority, 3 before the government
     * @param due   last day of the step that is owed
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DisputeView(String id, String request, String raiser, String other, int layer, String state,
            OffsetDateTime raisedAt, Optional<LocalDate> due, Optional<String> outcome,
            List<DocumentView> documents) {

        static DisputeView of(Dispute dispute) {
            return new DisputeView(dispute.id(), dispute.request(), dispute.raiser(), dispute.other(),
                    dispute.layer(), dispute.state().id(), RequestView.time(dispute.raisedAt()),
                    dispute.clock().flatMap(ClockReading::due), dispute.outcome().map(DisputeOutcome::id),
                    dispute.documents().stream().map(each -> new DocumentView(each.layer(), each.step(),
                            each.department(), RequestView.time(each.at()), each.text(), each.reference()))
                            .toList());
        }
    }

    /** @param text what is disputed and why */
    record DisputeInput(String request, String text) {
        DisputeInput {
            request = RequestCalls.given(request);
            text = RequestCalls.given(text);
        }
    }

    /** Statement of a side. */
    record TextInput(String text) {
        TextInput {
            text = RequestCalls.given(text);
        }
    }

    /**
     * @param outcome   settled or failed of a mediation, provide or dismiss of a decision
     * @param reference number of the government's document, with a decision
     */
    record RulingInput(String outcome, String text, Optional<String> reference) {
        RulingInput {
            text = RequestCalls.given(text);
        }

        DisputeStep step(String id) {
            return new DisputeStep.Rule(id, DisputeOutcome.of(RequestCalls.given(outcome))
                    .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "outcome")), text, reference);
        }
    }

    @GetMapping
    List<DisputeView> all(@AuthenticationPrincipal Actor actor) {
        return disputes.list(actor).stream().map(DisputeView::of).toList();
    }

    @GetMapping("/{id}")
    DisputeView one(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return DisputeView.of(disputes.get(actor, id));
    }

    /** A side of a request disputes its answer, or that there is none in time. */
    @PostMapping
    DisputeView raise(@AuthenticationPrincipal Actor actor, @RequestBody DisputeInput dispute) {
        return take(actor, new DisputeStep.Raise(dispute.request(), dispute.text()));
    }

    /** The other department answers. */
    @PostMapping("/{id}/answer")
    DisputeView answer(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody TextInput said) {
        return take(actor, new DisputeStep.Answer(id, said.text()));
    }

    /** Settles it: the party that raised it is content. */
    @PostMapping("/{id}/settlement")
    DisputeView settle(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody TextInput said) {
        return take(actor, new DisputeStep.Settle(id, said.text()));
    }

    /** Takes it to the next layer, as the party that raised it. */
    @PostMapping("/{id}/escalation")
    DisputeView escalate(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody TextInput said) {
        return take(actor, new DisputeStep.Escalate(id, said.text()));
    }

    /** The authority states the outcome of its mediation, or registers the government's decision. */
    @PostMapping("/{id}/ruling")
    DisputeView rule(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody RulingInput ruling) {
        return take(actor, ruling.step(id));
    }

    private DisputeView take(Actor actor, DisputeStep step) {
        return DisputeView.of(disputes.take(actor, step, Optional.empty()));
    }
}
