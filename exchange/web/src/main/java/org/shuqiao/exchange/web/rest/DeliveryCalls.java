package org.shuqiao.exchange.web.rest;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.domain.quality.DataAge;
import org.shuqiao.exchange.domain.quality.DataAges;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST endpoints of deliveries: SQL queries and verify-only checks. Every answer and every refusal carries its receipt;
 * a mistake has none.
 */
@RestController
@RequestMapping("/api/v1")
class DeliveryCalls {

    private final Deliveries deliveries;
    private final DataAges ages;

    DeliveryCalls(Deliveries deliveries, DataAges ages) {
        this.deliveries = deliveries;
        this.ages = ages;
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
     * @param ages of which day the data of each resource are, when newer ones are due, and whether that has passed
     * @param salt with which the digests in the record were salted; nobody else keeps it
     */
    record Delivered(List<Column> columns, List<List<Object>> rows, Set<String> grants, List<DataAge> ages,
            String receipt, String salt) { }

    @ApiResponse(responseCode = "200", content = {@Content(mediaType = "application/json",
            schema = @Schema(implementation = Delivered.class)), @Content(mediaType = "text/csv",
            schema = @Schema(type = "string"))})
    @PostMapping("/query")
    ResponseEntity<?> query(@AuthenticationPrincipal Actor actor, @RequestBody Query query,
            HttpServletRequest request) {
        if (query.purpose() == null || query.sql() == null) {
            throw malformed("purpose, sql");
        }
        return answer(deliveries.query(actor, query.purpose(), query.sql(), attempt(query.attempt())), request);
    }

    @ApiResponse(responseCode = "200", content = {@Content(mediaType = "application/json",
            schema = @Schema(implementation = Delivered.class)), @Content(mediaType = "text/csv",
            schema = @Schema(type = "string"))})
    @PostMapping("/confirm")
    ResponseEntity<?> confirm(@AuthenticationPrincipal Actor actor, @RequestBody Candidates asked,
            HttpServletRequest request) {
        if (asked.purpose() == null || asked.resource() == null || asked.keyItem() == null
                || asked.candidates() == null) {
            throw malformed("purpose, resource, keyItem, candidates");
        }
        return answer(deliveries.verify(actor, asked.purpose(), asked.resource(), asked.keyItem(), asked.candidates(),
                attempt(asked.attempt())), request);
    }

    private static Optional<SignedAttempt> attempt(Optional<AttemptInput> given) {
        try {
            return given.map(AttemptInput::attempt);
        } catch (CodedException e) {
            throw new MistakeException(e);
        }
    }

    private static MistakeException malformed(String what) {
        return new MistakeException(new CodedException(ServerCode.BAD_REQUEST, what));
    }

    private ResponseEntity<?> answer(DeliveryResult result, HttpServletRequest request) {
        AnsweredRecord.note(request, result);
        return switch (result) {
            case DeliveryResult.Delivered d when AnswerForm.csv(request) -> AnswerForm.csv(d, Optional.empty());
            case DeliveryResult.Delivered d -> AnswerForm.head(d).body(new Delivered(
                    d.answer().columns().stream()
                            .map(c -> new Column(c.name(), c.type().name().toLowerCase(Locale.ROOT)))
                            .toList(),
                    d.answer().rows(), d.grants(), ages.ofGrants(d.grants()), ReceiptText.of(d.receipt()), d.salt()));
            case DeliveryResult.Refused r -> ProblemAnswer.refused(r.reason(), r.receipt(), request);
        };
    }
}
