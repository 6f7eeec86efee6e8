package org.shuqiao.exchange.web.rest;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.domain.relay.RelayCall;
import org.shuqiao.exchange.domain.relay.RelayCalls;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of calls through a provider's relay: placed by the consumer, put through by the provider. */
@RestController
@RequestMapping("/api/v1/relay")
class RelayCallCalls {

    private final RelayCalls calls;

    RelayCallCalls(RelayCalls calls) {
        this.calls = calls;
    }

    /** A call. @param handle that stands in the number's place @param attempt the consumer's own signature */
    record Order(String grant, String purpose, String item, String handle, Optional<AttemptInput> attempt) { }

    /**
     * A call that waits for the provider's operator.
     *
     * @param call    number of its record, by which it is put through
     * @param receipt the receipt file's exact text
     */
    record Placed(String call, String receipt, String salt) { }

    /** A call. @param connected when its number was first opened @param reason why it was put through */
    record CallView(String call, String grant, String provider, String consumer, String purpose, String item,
            OffsetDateTime placed, Optional<OffsetDateTime> connected, Optional<String> reason) {

        static CallView of(RelayCall call) {
            return new CallView(call.id(), call.grant(), call.provider(), call.consumer(), call.purpose(),
                    call.item(), RequestView.time(call.placed()),
                    call.connected().map(each -> RequestView.time(each.at())),
                    call.connected().map(RelayCall.Connection::reason));
        }
    }

    /** Why a call is put through. */
    record Reason(Optional<String> reason) { }

    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json",
            schema = @Schema(implementation = Placed.class)))
    @PostMapping("/calls")
    ResponseEntity<?> place(@AuthenticationPrincipal Actor actor, @RequestBody Order order,
            HttpServletRequest request) {
        if (order.grant() == null || order.purpose() == null || order.item() == null || order.handle() == null) {
            throw new MistakeException(new CodedException(ServerCode.BAD_REQUEST, "grant, purpose, item, handle"));
        }
        DeliveryResult result = calls.place(actor, order.grant(), order.purpose(), order.item(), order.handle(),
                attempt(order.attempt()));
        AnsweredRecord.note(request, result);
        return switch (result) {
            case DeliveryResult.Delivered d -> AnswerForm.head(d).body(new Placed(d.receipt().record().id(),
                    ReceiptText.of(d.receipt()), d.salt()));
            case DeliveryResult.Refused r -> ProblemAnswer.refused(r.reason(), r.receipt(), request);
        };
    }

    @GetMapping("/calls")
    List<CallView> list(@AuthenticationPrincipal Actor actor) {
        return calls.list(actor).stream().map(CallView::of).toList();
    }

    /** Opens the number of a call for the provider's operator. Each time is an entry of the security log. */
    @PostMapping("/calls/{record}/connect")
    Map<String, String> connect(@AuthenticationPrincipal Actor actor, @PathVariable String record,
            @RequestBody Reason body) {
        return Map.of("number", calls.connect(actor, record, body.reason().orElse("")));
    }

    private static Optional<SignedAttempt> attempt(Optional<AttemptInput> given) {
        try {
            return given.map(AttemptInput::attempt);
        } catch (CodedException e) {
            throw new MistakeException(e);
        }
    }
}
