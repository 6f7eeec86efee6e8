package org.shuqiao.exchange.web.rest;

import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.form.FormDecisions;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of the data authority's decisions on forms, approved with a key of the person's own. */
@RestController
@RequestMapping("/api/v1/acts")
class FormActCalls {

    private final FormDecisions forms;
    private final ActAnswer answer;

    FormActCalls(FormDecisions forms, Acts acts) {
        this.forms = forms;
        this.answer = new ActAnswer(acts);
    }

    /** A verdict with its reason. */
    record OfVerdict(String verdict, String reason, Optional<ActInput> approved) {
        OfVerdict {
            verdict = RequestCalls.given(verdict);
            reason = RequestCalls.given(reason);
        }
    }

    /** Shows the act that decides whether a form may ask for what is shared. */
    @PostMapping("/form/{check}")
    ActCalls.ActView form(@AuthenticationPrincipal Actor actor, @PathVariable String check,
            @RequestBody OfVerdict order) {
        return answer.of(order.approved(), () -> forms.preview(actor, check, order.verdict(), order.reason()),
                approved -> forms.decide(actor, check, order.verdict(), order.reason(), Optional.of(approved)));
    }
}
