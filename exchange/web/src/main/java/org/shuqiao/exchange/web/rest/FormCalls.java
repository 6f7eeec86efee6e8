package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.source.SharedItem;
import org.shuqiao.catalog.source.Subject;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.form.FormCheck;
import org.shuqiao.exchange.domain.form.FormChecks;
import org.shuqiao.exchange.domain.form.FormDecisions;
import org.shuqiao.exchange.domain.form.FormField;
import org.shuqiao.exchange.web.error.CallLanguage;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints that check forms against what is shared, and the data authority's decisions on them. */
@RestController
@RequestMapping("/api/v1/forms")
class FormCalls {

    private final FormChecks checks;
    private final FormDecisions decisions;

    FormCalls(FormChecks checks, FormDecisions decisions) {
        this.checks = checks;
        this.decisions = decisions;
    }

    /**
     * A form that a department wants to have filled in.
     *
     * @param fields each by its title or the id of its data element
     * @param about {@code person enterprise}; what the fields show by themselves need not be said
     * @param need why it has to ask for what is shared, for the data authority
     */
    record FormOrder(String title, List<String> fields, Optional<List<String>> about, Optional<String> need) {

        FormChecks.Planned planned() {
            if (fields == null || fields.stream().anyMatch(Objects::isNull)) {
                throw new CodedException(ServerCode.BAD_REQUEST, "fields");
            }
            return new FormChecks.Planned(RequestCalls.given(title), about.orElse(List.of()).stream()
                    .map(code -> Labelled.find(Subject.class, code)
                            .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "about")))
                    .collect(Collectors.toSet()), need.orElse(""), fields);
        }
    }

    /** A published item. @param item its name, and {@code title} how it is called */
    record PointerView(String code, String entry, String provider, String item, String title, String sharing) {
        static PointerView of(SharedItem each) {
            return new PointerView(each.code(), each.entry(), each.provider(), each.item(), each.title(),
                    each.sharing());
        }
    }

    /**
     * A field of a form.
     *
     * @param standing {@code key free shared allowed}
     * @param shared from where it can be taken
     * @param decision number of the check on which it was allowed
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record FieldView(String asked, Optional<String> element, String standing, Optional<PointerView> shared,
            Optional<String> decision) {
        static FieldView of(FormField field) {
            return new FieldView(field.asked(), field.element(), field.standing().code(),
                    field.shared().map(PointerView::of), field.decision());
        }
    }

    /**
     * A check that was kept.
     *
     * @param code of the refusal, with {@code problem} and {@code remedy}; none where nothing stands against the form
     * @param verdict {@code allow refuse}, of the data authority
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record CheckView(String id, String department, String title, boolean refused, Optional<String> code,
            Optional<String> problem, Optional<String> remedy, List<FieldView> fields, String need, String by,
            OffsetDateTime at, Optional<String> verdict, Optional<String> reason, Optional<String> decidedBy,
            Optional<OffsetDateTime> decidedAt) {
        static CheckView of(FormCheck check, Language language) {
            Optional<CodedException> refusal = check.refusal();
            return new CheckView(check.id(), check.department(), check.title(), check.refused(),
                    refusal.map(each -> each.code().id()), refusal.map(each -> each.problem(language)),
                    refusal.map(each -> each.remedy(language)), check.fields().stream().map(FieldView::of).toList(),
                    check.need(), check.by(), RequestView.time(check.at()),
                    check.decision().map(each -> each.verdict().code()),
                    check.decision().map(FormCheck.Decision::reason), check.decision().map(FormCheck.Decision::by),
                    check.decision().map(each -> RequestView.time(each.at())));
        }
    }

    /** @param verdict {@code allow refuse} */
    record VerdictOrder(String verdict, String reason) { }

    /** Checks a form. One that asks for what is shared is refused with 409, and kept like the others. */
    @PostMapping("/check")
    ResponseEntity<CheckView> check(@AuthenticationPrincipal Actor actor, @RequestBody FormOrder order,
            HttpServletRequest request) {
        FormCheck check = checks.check(actor, order.planned());
        return check.refusal().map(each -> ProblemAnswer.answer(each, request)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)).orElseGet(ResponseEntity::ok)
                .body(CheckView.of(check, CallLanguage.of(request)));
    }

    @GetMapping
    List<CheckView> all(@AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        Language language = CallLanguage.of(request);
        return checks.list(actor).stream().map(check -> CheckView.of(check, language)).toList();
    }

    @GetMapping("/{id}")
    CheckView one(@AuthenticationPrincipal Actor actor, @PathVariable String id, HttpServletRequest request) {
        return CheckView.of(checks.get(actor, id), CallLanguage.of(request));
    }

    /** The data authority decides whether the form asks all the same. */
    @PostMapping("/{id}/decide")
    CheckView decide(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody VerdictOrder order,
            HttpServletRequest request) {
        return CheckView.of(decisions.decide(actor, id, RequestCalls.given(order.verdict()),
                RequestCalls.given(order.reason()), Optional.empty()), CallLanguage.of(request));
    }
}
