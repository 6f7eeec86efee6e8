package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.subscription.ChangeAnswer;
import org.shuqiao.exchange.domain.subscription.ChangeDeliveries;
import org.shuqiao.exchange.domain.subscription.Subscription;
import org.shuqiao.exchange.domain.subscription.Subscriptions;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of subscriptions: made, paused, ended, and asked for what changed, with a receipt each time. */
@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionCalls {

    private final Subscriptions subscriptions;
    private final ChangeDeliveries changes;

    SubscriptionCalls(Subscriptions subscriptions, ChangeDeliveries changes) {
        this.subscriptions = subscriptions;
        this.changes = changes;
    }

    /** A subscription that is asked for. @param key items by which rows are known; left out, the dataset's own key */
    record Order(String resource, String purpose, List<String> key) { }

    /**
     * A subscription.
     *
     * @param cursor    up to where the department has everything
     * @param waiting   record of changes that were delivered and not acknowledged
     * @param delivered record of the newest delivery
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SubscriptionView(String id, String state, String resource, String purpose, List<String> key, String cursor,
            OffsetDateTime createdAt, Optional<String> waiting, Optional<Long> waitingChanges,
            Optional<String> delivered, Optional<OffsetDateTime> deliveredAt) {

        static SubscriptionView of(Subscription each) {
            return new SubscriptionView(each.id(), each.state().code(), each.resource(), each.purpose(), each.key(),
                    each.cursor(), RequestView.time(each.createdAt()),
                    each.waiting().map(Subscription.Waiting::record),
                    each.waiting().map(Subscription.Waiting::changes), each.last().map(Subscription.Last::record),
                    each.last().map(last -> RequestView.time(last.at())));
        }
    }

    /**
     * Changes that were delivered.
     *
     * @param content the changes: the receipt's result digest is SHA-256 over the salt's bytes and this object's
     *                canonical JSON (RFC 8785)
     * @param cursor  with which the next call acknowledges them
     * @param again   whether they were handed out before
     * @param receipt the receipt file's exact text
     */
    record Delivered(String cursor, boolean more, boolean again,
            @JsonRawValue @Schema(implementation = Object.class) String content, String receipt, String salt) { }

    @PostMapping
    SubscriptionView create(@AuthenticationPrincipal Actor actor, @RequestBody Order order) {
        if (order.resource() == null || order.purpose() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "resource, purpose");
        }
        return SubscriptionView.of(subscriptions.create(actor, order.resource(), order.purpose(),
                order.key() == null ? List.of() : order.key()));
    }

    /** @return the department's subscriptions, newest first; those that have ended too */
    @GetMapping
    List<SubscriptionView> list(@AuthenticationPrincipal Actor actor) {
        return subscriptions.list(actor).stream().map(SubscriptionView::of).toList();
    }

    @GetMapping("/{id}")
    SubscriptionView get(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        return SubscriptionView.of(subscriptions.get(actor, id));
    }

    @PostMapping("/{id}/pause")
    SubscriptionView pause(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        return SubscriptionView.of(subscriptions.pause(actor, id));
    }

    @PostMapping("/{id}/resume")
    SubscriptionView resume(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        return SubscriptionView.of(subscriptions.resume(actor, id));
    }

    /** Begins anew: the next call gives every row as added. */
    @PostMapping("/{id}/restart")
    SubscriptionView restart(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        return SubscriptionView.of(subscriptions.restart(actor, id));
    }

    @PostMapping("/{id}/end")
    SubscriptionView end(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        return SubscriptionView.of(subscriptions.end(actor, id));
    }

    /**
     * Delivers the changes since a cursor, which acknowledges all up to it; the same cursor again gives the same.
     *
     * @param attempt the consumer's own signature, of canonical JSON {@code {"after","limit","resource",
     *                "subscription"}}
     */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json",
            schema = @Schema(implementation = Delivered.class)))
    @GetMapping("/{id}/changes")
    ResponseEntity<?> changes(@PathVariable String id, @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "1000") int limit,
            @RequestHeader(name = AttemptHeader.NAME, required = false) String attempt,
            @AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        ChangeAnswer answer = changes.pull(actor, id, cursor.filter(text -> !text.isBlank()), limit,
                AttemptHeader.read(attempt));
        return switch (answer) {
            case ChangeAnswer.Given given -> {
                AnsweredRecord.handedOut(request, given.receipt().record().id());
                yield ResponseEntity.ok().header("Cache-Control", "no-store").body(new Delivered(
                        given.changes().cursor(), given.changes().more(), given.again(), given.changes().text(),
                        ReceiptText.of(given.receipt()), given.salt()));
            }
            case ChangeAnswer.Stopped(var refusal) -> {
                AnsweredRecord.note(request, refusal);
                yield ProblemAnswer.refused(refusal.reason(), refusal.receipt(), request);
            }
        };
    }
}
