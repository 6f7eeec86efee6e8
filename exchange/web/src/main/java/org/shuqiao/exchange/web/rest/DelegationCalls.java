package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delegation.Delegation;
import org.shuqiao.exchange.domain.delegation.Delegations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of deciding handed over during an absence (委托办理). */
@RestController
@RequestMapping("/api/v1/delegations")
class DelegationCalls {

    private final Delegations delegations;

    DelegationCalls(Delegations delegations) {
        this.delegations = delegations;
    }

    /** A delegation. @param rule of the department, on which it rests */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DelegationView(String id, String department, String giver, String receiver, OffsetDateTime from,
            OffsetDateTime to, String rule, OffsetDateTime givenAt, Optional<OffsetDateTime> revokedAt) {

        static DelegationView of(Delegation each) {
            return new DelegationView(each.id(), each.department(), each.giver(), each.receiver(),
                    RequestView.time(each.from()), RequestView.time(each.to()), each.rule(),
                    RequestView.time(each.givenAt()), each.revokedAt().map(RequestView::time));
        }
    }

    /** @param receiver login of the officer who decides meanwhile @param from first day @param to last day */
    record DelegationInput(String receiver, String from, String to, String rule) {
        Delegations.Order order() {
            return new Delegations.Order(RequestCalls.given(receiver), RequestInput.time("from", from, 0),
                    RequestInput.time("to", to, 1), RequestCalls.given(rule));
        }
    }

    @GetMapping
    List<DelegationView> all(@AuthenticationPrincipal Actor actor) {
        return delegations.list(actor).stream().map(DelegationView::of).toList();
    }

    @PostMapping
    DelegationView give(@AuthenticationPrincipal Actor actor, @RequestBody DelegationInput order) {
        return DelegationView.of(delegations.give(actor, order.order()));
    }

    /** Ends it before its time: the giver, or the receiver. */
    @PostMapping("/{id}/revoke")
    DelegationView revoke(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return DelegationView.of(delegations.revoke(actor, id));
    }
}
