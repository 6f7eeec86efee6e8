package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.person.MonthKeyBook;
import org.shuqiao.exchange.domain.person.PersonAccess;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST endpoints of the index of persons that the data authority's node alone can read: its keys of months, questions
 * for it, and what came of its answers.
 */
@RestController
@RequestMapping("/api/v1/persons")
class PersonIndexCalls {

    private final MonthKeyBook months;
    private final PersonAccess access;

    PersonIndexCalls(MonthKeyBook months, PersonAccess access) {
        this.months = months;
        this.access = access;
    }

    /** A month with a key of the node. */
    record MonthView(String month, String signedBy, OffsetDateTime admitted) { }

    /** A file of the node. @param nodeFile its exact text */
    record NodeFile(String nodeFile) { }

    /** Question without the person. */
    record QuestionInput(String reason, String caseNumber, String from, String to) { }

    @GetMapping("/months")
    List<MonthView> months(@AuthenticationPrincipal Actor actor) {
        return views(months.list(actor));
    }

    /** Takes the public keys of months that the node of the officer's department made. */
    @PostMapping("/months")
    List<MonthView> admit(@AuthenticationPrincipal Actor actor, @RequestBody NodeFile body) {
        return views(months.admit(actor, bytes(body)));
    }

    /** Makes a question for the node; its exact text is its file. */
    @PostMapping(path = "/questions", produces = MediaType.APPLICATION_JSON_VALUE)
    String question(@AuthenticationPrincipal Actor actor, @RequestBody QuestionInput input) {
        if (input.reason() == null || input.caseNumber() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "reason, caseNumber");
        }
        return new String(access.question(actor, input.reason(), input.caseNumber(), month("from", input.from()),
                month("to", input.to())).bytes(), StandardCharsets.UTF_8);
    }

    /** Uses of the data of the person for whom the node answered. */
    @PostMapping("/answers")
    PersonAccessView answer(@AuthenticationPrincipal Actor actor, @RequestBody NodeFile body) {
        return PersonAccessView.of(access.open(actor, bytes(body)));
    }

    private static List<MonthView> views(List<MonthKeyBook.Month> all) {
        return all.stream().map(each -> new MonthView(each.month().toString(), each.signedBy(), each.admitted()))
                .toList();
    }

    private static byte[] bytes(NodeFile body) {
        if (body.nodeFile() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "nodeFile");
        }
        return body.nodeFile().strip().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<YearMonth> month(String field, String value) {
        try {
            return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(YearMonth::parse);
        } catch (DateTimeException e) {
            throw new CodedException(ServerCode.BAD_REQUEST, e, field);
        }
    }
}
