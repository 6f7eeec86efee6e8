package org.shuqiao.exchange.web.rest;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.correction.ObjectionOutcome;
import org.shuqiao.exchange.domain.correction.ObjectionState;
import org.shuqiao.exchange.domain.correction.Objections;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST endpoints of what follows a grant, approved with a person's own key: its renewal, and objections to data with
 * their answers. Without an approval a call shows the act in words and does nothing.
 */
@RestController
@RequestMapping("/api/v1/acts")
class ConsumerActCalls {

    private final Acts acts;
    private final Requests requests;
    private final Objections objections;

    ConsumerActCalls(Acts acts, Requests requests, Objections objections) {
        this.acts = acts;
        this.requests = requests;
        this.objections = objections;
    }

    /**
     * A renewal.
     *
     * @param key the requester's own, of the new request
     * @param to  the end of the new period
     */
    record OfRenewal(String key, OffsetDateTime to, Optional<ActInput> approved) { }

    /** @param item to which it is, the whole resource where it is omitted */
    record OfObjection(String resource, Optional<String> item, String complaint, Optional<ActInput> approved) { }

    /** @param outcome {@code corrected} or {@code confirmed} */
    record OfAnswer(String outcome, String explanation, Optional<ActInput> approved) { }

    /** What a grant allows is requested again, until a later time. */
    @PostMapping("/renewal/{grant}")
    ActCalls.ActView renewal(@AuthenticationPrincipal Actor actor, @PathVariable String grant,
            @RequestBody OfRenewal order) {
        String key = given("key", order.key());
        OffsetDateTime to = given("to", order.to());
        return answer(order.approved(), () -> requests.previewRenewal(actor, grant, key, to.toInstant()),
                approved -> requests.renew(actor, grant, key, to.toInstant(), Optional.of(approved)));
    }

    @PostMapping("/objection")
    ActCalls.ActView objection(@AuthenticationPrincipal Actor actor, @RequestBody OfObjection order) {
        String resource = given("resource", order.resource());
        String complaint = given("complaint", order.complaint());
        return answer(order.approved(), () -> objections.previewAct(actor, resource, order.item(), complaint),
                approved -> objections.raise(actor, resource, order.item(), complaint, Optional.of(approved)));
    }

    /** The provider's answer; an objection that nobody has begun to check yet is taken into the check with it. */
    @PostMapping("/answer/{objection}")
    ActCalls.ActView answer(@AuthenticationPrincipal Actor actor, @PathVariable String objection,
            @RequestBody OfAnswer order) {
        ObjectionOutcome outcome = ObjectionOutcome.of(given("outcome", order.outcome()))
                .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "outcome"));
        String explanation = given("explanation", order.explanation());
        return answer(order.approved(), () -> objections.previewAnswer(actor, objection, outcome, explanation),
                approved -> {
                    if (objections.get(actor, objection).state() == ObjectionState.RAISED) {
                        objections.check(actor, objection);
                    }
                    objections.close(actor, objection, outcome, explanation, Optional.of(approved));
                });
    }

    private ActCalls.ActView answer(Optional<ActInput> approved, Supplier<ActPreview> show,
            Consumer<ApprovedAct> submit) {
        if (approved.isEmpty()) {
            return ActCalls.ActView.of(show.get());
        }
        ApprovedAct act = approved.get().read();
        submit.accept(act);
        return ActCalls.ActView.of(acts.get(act.act().digest()));
    }

    private static <T> T given(String field, T value) {
        return Optional.ofNullable(value).orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, field));
    }
}
