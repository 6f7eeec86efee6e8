package org.shuqiao.exchange.web.rest;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.delivery.Settled;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.push.making.Push;
import org.shuqiao.exchange.domain.push.making.PushOrder;
import org.shuqiao.exchange.domain.push.making.Pushes;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of pushes: granted rows go into a table of the consumer's own database, with a receipt. */
@RestController
@RequestMapping("/api/v1/pushes")
class PushCalls {

    private final Pushes pushes;

    PushCalls(Pushes pushes) {
        this.pushes = pushes;
    }

    /**
     * Order of a push.
     *
     * @param items        of the resource; left out, all that are granted
     * @param target       id of a target of the department
     * @param divisionItem the item with the code of the division, where the target takes those of one alone
     * @param attempt      the consumer's own signature; left out, the hosted key signs
     */
    record Order(String purpose, String resource, List<String> items, String target, Optional<String> divisionItem,
            Optional<AttemptInput> attempt) {

        PushOrder order() {
            return new PushOrder(purpose, resource, items == null ? List.of() : items, target,
                    divisionItem.orElse("").strip());
        }
    }

    /**
     * A push.
     *
     * @param state   {@code waiting}, {@code arrived}, {@code superseded} by a later push, or {@code given-up}
     * @param failure code of what kept the rows from their target the last time; blank where nothing did
     */
    record PushView(String id, String state, String purpose, String resource, String target, String division,
            List<String> grants, long rows, String salt, String orderedAt, String keepUntil, String failure,
            String endedAt) {

        static PushView of(Push push) {
            return new PushView(push.id(), push.state().id(), push.purpose(), push.resource(), push.target(),
                    push.division(), push.grants(), push.rows(), push.salt(), PolicyJson.time(push.orderedAt()),
                    push.keepUntil().map(PolicyJson::time).orElse(""), push.failure(),
                    push.endedAt().map(PolicyJson::time).orElse(""));
        }
    }

    /** Push with its receipt. @param receipt the receipt file's exact text */
    record Pushed(PushView push, String receipt, String salt) { }

    /**
     * Pushes; answers 200 once the rows are in the table, and 202 where they are recorded and wait for a target that
     * failed on the way: they are tried again for seven days.
     */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json",
            schema = @Schema(implementation = Pushed.class)))
    @PostMapping
    ResponseEntity<?> push(@AuthenticationPrincipal Actor actor, @RequestBody Order order,
            HttpServletRequest request) {
        if (order.purpose() == null || order.resource() == null || order.target() == null) {
            throw new MistakeException(new CodedException(ServerCode.BAD_REQUEST, "purpose, resource, target"));
        }
        Settled<?> settled = pushes.push(actor, order.order(), order.attempt().map(AttemptInput::attempt));
        AnsweredRecord.note(request, settled);
        return switch (settled) {
            case Settled.Given<?> given -> {
                Push push = pushes.get(actor, given.receipt().record().id());
                yield ResponseEntity.status(status(push)).body(new Pushed(PushView.of(push),
                        ReceiptText.of(given.receipt()), given.salt()));
            }
            case Settled.Denied<?> denied -> ProblemAnswer.refused(denied.reason(), denied.receipt(), request);
        };
    }

    private static HttpStatus status(Push push) {
        return push.state() == Push.State.WAITING ? HttpStatus.ACCEPTED : HttpStatus.OK;
    }

    /** @return the department's pushes, newest first */
    @GetMapping
    List<PushView> list(@AuthenticationPrincipal Actor actor) {
        return pushes.list(actor).stream().map(PushView::of).toList();
    }

    @GetMapping("/{id}")
    PushView get(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        return PushView.of(pushes.get(actor, id));
    }

    /** Tries at once what waits; what has arrived is not touched. Refused, with a receipt, once the grant has ended. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json",
            schema = @Schema(implementation = PushView.class)))
    @PostMapping("/{id}/again")
    ResponseEntity<?> again(@PathVariable String id, @AuthenticationPrincipal Actor actor,
            HttpServletRequest request) {
        Pushes.Tried tried = pushes.again(actor, id);
        if (tried.refusal().isPresent()) {
            DeliveryResult refusal = tried.refusal().get();
            AnsweredRecord.note(request, refusal);
            return ProblemAnswer.refused(((DeliveryResult.Refused) refusal).reason(), refusal.receipt(), request);
        }
        AnsweredRecord.handedOut(request, id);
        return ResponseEntity.status(status(tried.push())).body(PushView.of(tried.push()));
    }
}
