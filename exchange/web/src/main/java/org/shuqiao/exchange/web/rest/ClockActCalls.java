package org.shuqiao.exchange.web.rest;

import java.util.Objects;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.demand.Demands;
import org.shuqiao.exchange.domain.dispute.DisputeOutcome;
import org.shuqiao.exchange.domain.dispute.DisputeStep;
import org.shuqiao.exchange.domain.dispute.Disputes;
import org.shuqiao.exchange.domain.duty.LoadedRules;
import org.shuqiao.exchange.domain.intake.Interruptions;
import org.shuqiao.exchange.domain.source.SourceDecisions;
import org.shuqiao.exchange.domain.supervision.Supervisions;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of acts that stop, lengthen or end a clock, approved with a key of the person's own. */
@RestController
@RequestMapping("/api/v1/acts")
class ClockActCalls {

    private final Interruptions interruptions;
    private final LoadedRules rules;
    private final Supervisions supervisions;
    private final Demands demands;
    private final Disputes disputes;
    private final SourceDecisions sources;
    private final ActAnswer answer;

    ClockActCalls(Acts acts, Interruptions interruptions, LoadedRules rules, Supervisions supervisions,
            Demands demands, Disputes disputes, SourceDecisions sources) {
        this.sources = sources;
        this.interruptions = interruptions;
        this.rules = rules;
        this.supervisions = supervisions;
        this.demands = demands;
        this.disputes = disputes;
        this.answer = new ActAnswer(acts);
    }

    /** @param text what is missing, why, or what is demanded or answered */
    record OfText(String text, Optional<ActInput> approved) {
        OfText {
            text = RequestCalls.given(text);
        }
    }

    /** @param days working days by which the reply is put off */
    record OfExtension(Integer days, String reason, Optional<ActInput> approved) {
        OfExtension {
            days = Objects.requireNonNullElse(days, 0);
            reason = RequestCalls.given(reason);
        }
    }

    /** @param verdict {@code beside}, {@code source} or {@code refused} */
    record OfVerdict(String verdict, String reason, Optional<ActInput> approved) {
        OfVerdict {
            verdict = RequestCalls.given(verdict);
            reason = RequestCalls.given(reason);
        }
    }

    /** A notice or deadlines in YAML. */
    record OfFile(String name, String yaml, Optional<ActInput> approved) {
        OfFile {
            name = RequestCalls.given(name);
            yaml = RequestCalls.given(yaml);
        }
    }

    /** A demand for data that no entry serves. */
    record OfDemand(String title, String description, String provider, Optional<ActInput> approved) {
        Demands.Stated stated() {
            return new Demands.Stated(RequestCalls.given(title), RequestCalls.given(description),
                    RequestCalls.given(provider));
        }
    }

    /** @param resource code of the entry that serves it; without one the text is the reason why none does */
    record OfDemandAnswer(Optional<String> resource, String text, Optional<ActInput> approved) {
        OfDemandAnswer {
            text = RequestCalls.given(text);
        }
    }

    /**
     * A step of a dispute.
     *
     * @param step      raise, answer, settle, escalate or rule
     * @param about     the request, of a dispute that is raised; else the dispute
     * @param outcome   of a ruling: settled, failed, provide or dismiss
     * @param reference number of the government's document
     */
    record OfDispute(String step, String about, String text, Optional<String> outcome, Optional<String> reference,
            Optional<ActInput> approved) {
        DisputeStep taken() {
            String id = RequestCalls.given(about);
            String said = RequestCalls.given(text);
            return switch (RequestCalls.given(step)) {
                case "raise" -> new DisputeStep.Raise(id, said);
                case "answer" -> new DisputeStep.Answer(id, said);
                case "settle" -> new DisputeStep.Settle(id, said);
                case "escalate" -> new DisputeStep.Escalate(id, said);
                case "rule" -> new DisputeStep.Rule(id, outcome.flatMap(DisputeOutcome::of)
                        .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "outcome")), said, reference);
                default -> throw new CodedException(ServerCode.BAD_REQUEST, "step");
            };
        }
    }

    /** The provider tells everything that is missing. */
    @PostMapping("/return/{request}")
    ActCalls.ActView giveBack(@AuthenticationPrincipal Actor actor, @PathVariable String request,
            @RequestBody OfText order) {
        return answer.of(order.approved(), () -> interruptions.previewReturn(actor, request, order.text()),
                approved -> interruptions.giveBack(actor, request, order.text(), Optional.of(approved)));
    }

    /** The provider puts its reply off. */
    @PostMapping("/extension/{request}")
    ActCalls.ActView extension(@AuthenticationPrincipal Actor actor, @PathVariable String request,
            @RequestBody OfExtension order) {
        return answer.of(order.approved(),
                () -> interruptions.previewExtension(actor, request, order.days(), order.reason()),
                approved -> interruptions.extend(actor, request, order.days(), order.reason(),
                        Optional.of(approved)));
    }

    /** The consumer takes a request back. */
    @PostMapping("/withdrawal/{request}")
    ActCalls.ActView withdrawal(@AuthenticationPrincipal Actor actor, @PathVariable String request,
            @RequestBody OfText order) {
        return answer.of(order.approved(), () -> interruptions.previewWithdrawal(actor, request, order.text()),
                approved -> interruptions.withdraw(actor, request, order.text(), Optional.of(approved)));
    }

    /** The authority loads a notice or deadlines. */
    @PostMapping("/calendar")
    ActCalls.ActView calendar(@AuthenticationPrincipal Actor actor, @RequestBody OfFile order) {
        return answer.of(order.approved(), () -> rules.preview(actor, order.name(), order.yaml()),
                approved -> rules.load(actor, order.name(), order.yaml(), Optional.of(approved)));
    }

    /** The authority decides which department is the source of a datum that two claim. */
    @PostMapping("/source/{claim}")
    ActCalls.ActView source(@AuthenticationPrincipal Actor actor, @PathVariable long claim,
            @RequestBody OfVerdict order) {
        return answer.of(order.approved(), () -> sources.preview(actor, claim, order.verdict(), order.reason()),
                approved -> sources.decide(actor, claim, order.verdict(), order.reason(), Optional.of(approved)));
    }

    /** The authority calls on a department to do what is overdue. */
    @PostMapping("/supervision/{subject}")
    ActCalls.ActView supervision(@AuthenticationPrincipal Actor actor, @PathVariable String subject,
            @RequestBody OfText order) {
        return answer.of(order.approved(), () -> supervisions.previewNotice(actor, subject, order.text()),
                approved -> supervisions.issue(actor, subject, order.text(), Optional.of(approved)));
    }

    /** The department answers. */
    @PostMapping("/supervision-answer/{id}")
    ActCalls.ActView answer(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody OfText order) {
        return answer.of(order.approved(), () -> supervisions.previewAnswer(actor, id, order.text()),
                approved -> supervisions.answer(actor, id, order.text(), Optional.of(approved)));
    }

    /** A department states what data it lacks. */
    @PostMapping("/demand")
    ActCalls.ActView demand(@AuthenticationPrincipal Actor actor, @RequestBody OfDemand order) {
        return answer.of(order.approved(), () -> demands.previewDemand(actor, order.stated()),
                approved -> demands.state(actor, order.stated(), Optional.of(approved)));
    }

    /** The department that is asked answers. */
    @PostMapping("/demand-answer/{id}")
    ActCalls.ActView demandAnswer(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody OfDemandAnswer order) {
        return answer.of(order.approved(), () -> demands.previewAnswer(actor, id, order.resource(), order.text()),
                approved -> demands.answer(actor, id, order.resource(), order.text(), Optional.of(approved)));
    }

    /** A side or the authority takes a step of a dispute. */
    @PostMapping("/dispute")
    ActCalls.ActView dispute(@AuthenticationPrincipal Actor actor, @RequestBody OfDispute order) {
        return answer.of(order.approved(), () -> disputes.preview(actor, order.taken()),
                approved -> disputes.take(actor, order.taken(), Optional.of(approved)));
    }
}
