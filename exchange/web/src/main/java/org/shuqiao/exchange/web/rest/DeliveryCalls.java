package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST endpoints of deliveries: SQL queries and verify-only checks. Every answer and every refusal carries its receipt.
 */
@RestController
@RequestMapping("/api/v1")
class DeliveryCalls {

    private final Deliveries deliveries;

    DeliveryCalls(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** One SELECT for a purpose. @param attempt the consumer's own signature; left out, the hosted key signs */
    record Query(String purpose, String sql, Optional<AttemptInput> attempt) { }

    /** @param candidates item to value; at most 500 */
    record Candidates(String purpose, String resource, String keyItem, List<Map<String, String>> candidates,
            Optional<AttemptInput> attempt) { }

    /** A column of an answer. */
    record Column(String name, String type) { }

    /**
     * An answer with its receipt.
     *
     * @param receipt the receipt file's exact text
     * @param salt with which the digests in the record were salted; nobody else keeps it
     */
    record Delivered(List<Column> columns, List<List<Object>> rows, Set<String> grants, String receipt, String salt) { }

    @PostMapping("/query")
    ResponseEntity<?> query(@AuthenticationPrincipal Actor actor, @RequestBody Query query,
            HttpServletRequest request) {
        if (query.purpose() == null || query.sql() == null) {
            return malformed(actor, Mode.QUERY, "purpose, sql", request);
        }
        return signed(query.attempt(), actor, Mode.QUERY, request, attempt ->
                deliveries.query(actor, query.purpose(), query.sql(), attempt));
    }

    @PostMapping("/confirm")
    ResponseEntity<?> confirm(@AuthenticationPrincipal Actor actor, @RequestBody Candidates asked,
            HttpServletRequest request) {
        if (asked.purpose() == null || asked.resource() == null || asked.keyItem() == null
                || asked.candidates() == null) {
            return malformed(actor, Mode.VERIFY, "purpose, resource, keyItem, candidates", request);
        }
        return signed(asked.attempt(), actor, Mode.VERIFY, request, attempt -> deliveries.verify(actor, asked.purpose(),
                asked.resource(), asked.keyItem(), asked.candidates(), attempt));
    }

    private ResponseEntity<?> signed(Optional<AttemptInput> given, Actor actor, Mode mode, HttpServletRequest request,
            Function<Optional<SignedAttempt>, DeliveryResult> ask) {
        Optional<SignedAttempt> attempt;
        try {
            attempt = given.map(AttemptInput::attempt);
        } catch (CodedException e) {
            return answer(deliveries.refuseMalformed(actor, mode, e), request);
        }
        return answer(ask.apply(attempt), request);
    }

    /** A body that is no JSON is an attempt too, and ends in a record. */
    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException e, HttpServletRequest request,
            Authentication caller) {
        Mode mode = request.getRequestURI().endsWith("/confirm") ? Mode.VERIFY : Mode.QUERY;
        return malformed((Actor) caller.getPrincipal(), mode, "JSON", request);
    }

    private ResponseEntity<?> malformed(Actor actor, Mode mode, String what, HttpServletRequest request) {
        return answer(deliveries.refuseMalformed(actor, mode, new CodedException(ServerCode.BAD_REQUEST, what)),
                request);
    }

    private static ResponseEntity<?> answer(DeliveryResult result, HttpServletRequest request) {
        AnsweredRecord.note(request, result);
        return switch (result) {
            case DeliveryResult.Delivered d -> ResponseEntity.ok(new Delivered(
                    d.answer().columns().stream()
                            .map(c -> new Column(c.name(), c.type().name().toLowerCase(Locale.ROOT)))
                            .toList(),
                    d.answer().rows(), d.grants(), ReceiptText.of(d.receipt()), d.salt()));
            case DeliveryResult.Refused r -> {
                Language language = Language.of(request.getLocale());
                yield ResponseEntity.status(HttpStatusOf.code(r.reason().code())).body(new ErrorBody(
                        r.reason().code().id(), r.reason().problem(language), r.reason().remedy(language),
                        ReceiptText.of(r.receipt())));
            }
        };
    }
}
