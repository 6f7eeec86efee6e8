package org.shuqiao.exchange.web.rest;

import java.util.Objects;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.duty.LoadedRules;
import org.shuqiao.exchange.domain.intake.Interruptions;
import org.shuqiao.exchange.domain.supervision.Supervisions;
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
    private final ActAnswer answer;

    ClockActCalls(Acts acts, Interruptions interruptions, LoadedRules rules, Supervisions supervisions) {
        this.interruptions = interruptions;
        this.rules = rules;
        this.supervisions = supervisions;
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

    /** A notice or deadlines in YAML. */
    record OfFile(String name, String yaml, Optional<ActInput> approved) {
        OfFile {
            name = RequestCalls.given(name);
            yaml = RequestCalls.given(yaml);
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
}
