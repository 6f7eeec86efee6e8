package org.shuqiao.exchange.web.rest;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.domain.service.ServiceCode;
import org.shuqiao.exchange.domain.service.ServiceOffer;
import org.shuqiao.exchange.domain.service.ServiceOrder;
import org.shuqiao.exchange.domain.service.Services;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.query.answer.Answer;
import org.springframework.http.MediaType;
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

/** REST endpoints of services: a granted resource page by page, for programs, with a description of its own. */
@RestController
@RequestMapping("/api/v1/services")
class ServiceCalls {

    /** Header of an answer with the number of its receipt. */

    private static final List<String> OWN = List.of("purpose", "limit", "cursor");
    private static final String WHERE = "where.";

    private final Services services;

    ServiceCalls(Services services) {
        this.services = services;
    }

    /**
     * A service.
     *
     * @param service     number of the grant, by which it is called; a renewal is used under the same
     * @param description where its own OpenAPI document is
     */
    record ServiceView(String service, String resource, String title, String purpose, List<String> items,
            List<String> parameters, OffsetDateTime until, String rows, String description) {

        static ServiceView of(ServiceOffer offer) {
            String path = "/api/v1/services/" + offer.grant();
            return new ServiceView(offer.grant(), offer.resource().code(), offer.policy().title(),
                    offer.policy().purpose(), offer.rows(), offer.filters(), RequestView.time(offer.until()),
                    path + "/rows", path + "/openapi.json");
        }
    }

    /** A page that is asked for. @param where values by item; left out, all rows. @param cursor of the page before */
    record Page(String purpose, Map<String, String> where, Integer limit, String cursor,
            Optional<AttemptInput> attempt) { }

    /**
     * A page of rows.
     *
     * @param next    cursor of the next page; left out after the last one
     * @param receipt the receipt file's exact text; its result digest is over columns and rows as {@code /query} has
     *                them
     */
    record Rows(List<DeliveryCalls.Column> columns, List<Map<String, Object>> rows, Optional<String> next,
            String receipt, String salt) { }

    @GetMapping
    List<ServiceView> list(@AuthenticationPrincipal Actor actor) {
        return services.list(actor).stream().map(ServiceView::of).toList();
    }

    /** The service's own OpenAPI document, of exactly the items that the grant gives for the purpose. */
    @GetMapping(path = "/{service}/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String openapi(@PathVariable String service, @RequestParam String purpose,
            @AuthenticationPrincipal Actor actor) {
        return ServiceDocument.of(services.get(actor, service, purpose));
    }

    /**
     * Rows whose items have the values that parameters of their names give ({@code where.} before the name where it is
     * one of the call's own).
     */
    @ApiResponse(responseCode = "200", content = {@Content(mediaType = "application/json",
            schema = @Schema(implementation = Rows.class)), @Content(mediaType = "text/csv",
            schema = @Schema(type = "string"))})
    @GetMapping("/{service}/rows")
    ResponseEntity<?> rows(@PathVariable String service, @RequestParam Map<String, String> parameters,
            @RequestHeader(name = AttemptHeader.NAME, required = false) String attempt,
            @AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        Map<String, String> where = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (!OWN.contains(name)) {
                where.put(name.startsWith(WHERE) ? name.substring(WHERE.length()) : name, value);
            }
        });
        return answer(actor, service, new Page(parameters.get("purpose"), where, limit(parameters.get("limit")),
                parameters.get("cursor"), Optional.empty()), true, AttemptHeader.read(attempt), request);
    }

    /** The same with the conditions in the body, which numbers of persons have to be in. */
    @ApiResponse(responseCode = "200", content = {@Content(mediaType = "application/json",
            schema = @Schema(implementation = Rows.class)), @Content(mediaType = "text/csv",
            schema = @Schema(type = "string"))})
    @PostMapping("/{service}/rows")
    ResponseEntity<?> ask(@PathVariable String service, @RequestBody Page page,
            @AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        return answer(actor, service, page, false, attempt(page.attempt()), request);
    }

    private static Optional<SignedAttempt> attempt(Optional<AttemptInput> given) {
        try {
            return given.map(AttemptInput::attempt);
        } catch (CodedException e) {
            throw new MistakeException(e);
        }
    }

    private ResponseEntity<?> answer(Actor actor, String service, Page page, boolean inUrl,
            Optional<SignedAttempt> signed, HttpServletRequest request) {
        if (page.purpose() == null || page.purpose().isBlank()) {
            throw new MistakeException(new CodedException(ServerCode.BAD_REQUEST, "purpose"));
        }
        int limit = page.limit() == null ? 100 : page.limit();
        long offset = offset(page.cursor());
        DeliveryResult result = services.rows(actor, service, page.purpose(),
                page.where() == null ? Map.of() : page.where(), limit, offset, inUrl, signed);
        AnsweredRecord.note(request, result);
        return switch (result) {
            case DeliveryResult.Delivered d when AnswerForm.csv(request) -> AnswerForm.csv(d, next(d, limit, offset));
            case DeliveryResult.Delivered d -> AnswerForm.head(d).body(new Rows(d.answer().columns().stream()
                    .map(c -> new DeliveryCalls.Column(c.name(), c.type().name().toLowerCase(Locale.ROOT))).toList(),
                    rows(d.answer()), next(d, limit, offset), ReceiptText.of(d.receipt()), d.salt()));
            case DeliveryResult.Refused r -> ProblemAnswer.refused(r.reason(), r.receipt(), request);
        };
    }

    private static Optional<String> next(DeliveryResult.Delivered delivered, int limit, long offset) {
        return delivered.answer().rows().size() < limit ? Optional.empty() : Optional.of(cursor(offset + limit));
    }

    private static List<Map<String, Object>> rows(Answer answer) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<Object> values : answer.rows()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int c = 0; c < values.size(); c++) {
                row.put(answer.columns().get(c).name(), values.get(c));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Integer limit(String text) {
        try {
            return text == null || text.isBlank() ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw page(e);
        }
    }

    private static String cursor(long offset) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("o" + offset)
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static long offset(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return 0;
        }
        try {
            String read = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (!read.startsWith("o")) {
                throw new IllegalArgumentException(cursor);
            }
            return Long.parseLong(read.substring(1));
        } catch (IllegalArgumentException e) {
            throw page(e);
        }
    }

    private static MistakeException page(RuntimeException cause) {
        return new MistakeException(new CodedException(ServiceCode.PAGE_INVALID, cause, ServiceOrder.MOST));
    }
}
