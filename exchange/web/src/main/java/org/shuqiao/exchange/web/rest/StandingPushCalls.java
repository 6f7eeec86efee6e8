package org.shuqiao.exchange.web.rest;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.push.making.PushOrder;
import org.shuqiao.exchange.domain.push.standing.StandingOrders;
import org.shuqiao.exchange.domain.push.standing.StandingPush;
import org.shuqiao.exchange.domain.push.standing.StandingPushes;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of pushes that are repeated, and of return flows to the level below. */
@RestController
@RequestMapping("/api/v1")
class StandingPushCalls {

    private final StandingPushes standing;
    private final StandingOrders orders;
    private final ActAnswer answer;

    StandingPushCalls(StandingPushes standing, StandingOrders orders, Acts acts) {
        this.standing = standing;
        this.orders = orders;
        this.answer = new ActAnswer(acts);
    }

    /**
     * Order of a push that is repeated.
     *
     * @param items        of the resource; left out, all that are granted
     * @param target       id of a target; left out, every target of the department that takes one division
     * @param divisionItem the item with the code of the division, where a target takes those of one alone
     * @param minutes      between two, 5 to 44640; 0 or left out, after each run that standardized the dataset
     */
    record Order(String purpose, String resource, List<String> items, Optional<String> target,
            Optional<String> divisionItem, Optional<Integer> minutes) {

        StandingOrders.Asked asked() {
            if (purpose == null || resource == null) {
                throw new CodedException(ServerCode.BAD_REQUEST, "purpose, resource");
            }
            return new StandingOrders.Asked(purpose, resource, items == null ? List.of() : items,
                    target.filter(id -> !id.isBlank()), divisionItem.orElse("").strip(), minutes.orElse(0));
        }
    }

    /** An order, and once it was shown in words, the approval. */
    record OfOrder(Order order, Optional<ActInput> approved) {

        StandingOrders.Asked asked() {
            return ActInput.given("order", order).asked();
        }
    }

    /**
     * A push that is repeated.
     *
     * @param minutes  between two; 0 for after each run
     * @param lastPush id of the last record; blank before
     * @param lastCode code with which the last try ended; blank where rows were recorded
     */
    record StandingView(String id, String purpose, String resource, List<String> items, String target,
            String divisionItem, int minutes, String lastRun, String lastPush, String lastCode, String nextAt,
            String orderedBy) {

        static StandingView of(StandingPush push) {
            PushOrder order = push.order();
            return new StandingView(push.id(), order.purpose(), order.resource(), order.items(), order.target(),
                    order.divisionItem(), push.minutes(), push.lastRun(), push.lastPush(), push.lastCode(),
                    PolicyJson.time(push.nextAt()), push.orderedBy());
        }
    }

    /**
     * Orders one, or a return flow: each target of the level below gets the rows of its own division, each time with a
     * record and receipt of its own.
     */
    @PostMapping("/standing-pushes")
    List<StandingView> order(@AuthenticationPrincipal Actor actor, @RequestBody Order order) {
        return orders.order(actor, order.asked(), Optional.empty()).stream().map(StandingView::of).toList();
    }

    /** Orders, approved with a key of the person's own; the department's node then signs each attempt. */
    @PostMapping("/acts/standing-push")
    ActCalls.ActView approve(@AuthenticationPrincipal Actor actor, @RequestBody OfOrder order) {
        return answer.of(order.approved(), () -> orders.preview(actor, order.asked()),
                approved -> orders.order(actor, order.asked(), Optional.of(approved)));
    }

    /** @return those of the department that stand */
    @GetMapping("/standing-pushes")
    List<StandingView> list(@AuthenticationPrincipal Actor actor) {
        return standing.list(actor).stream().map(StandingView::of).toList();
    }

    /** Ends one; what it pushed stays. */
    @DeleteMapping("/standing-pushes/{id}")
    void end(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        standing.end(actor, id);
    }
}
