package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.operator.Admission;
import org.shuqiao.exchange.domain.operator.Admitted;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of operators (运营方). */
@RestController
@RequestMapping("/api/v1/operators")
class OperatorCalls {

    private final Operators operators;
    private final Changes changes;

    OperatorCalls(Operators operators, Changes changes) {
        this.operators = operators;
        this.changes = changes;
    }

    /**
     * An admission that is proposed.
     *
     * @param export whether files may leave; not where it is left out
     * @param from first day, as {@code 2026-12-01}; today where it is left out
     * @param to last day
     */
    record AdmissionOrder(String operator, String securityOfficer, String basis, List<String> providers,
            List<String> resources, List<String> purposes, Boolean export, long rowsPerDay, String from, String to) {

        Admission admission(Instant now) {
            if (operator == null || securityOfficer == null || basis == null || to == null) {
                throw new CodedException(ServerCode.BAD_REQUEST, "operator, securityOfficer, basis, to");
            }
            return new Admission(operator, securityOfficer, basis, new Admission.Scope(set(providers), set(resources),
                    set(purposes), Boolean.TRUE.equals(export), rowsPerDay),
                    from == null ? now : day(from), day(to, 1));
        }

        private static Set<String> set(List<String> given) {
            return given == null ? Set.of() : new HashSet<>(given);
        }

        private static Instant day(String text) {
            return day(text, 0);
        }

        private static Instant day(String text, long later) {
            try {
                return LocalDate.parse(text).plusDays(later).atStartOfDay(ExchangeStore.ZONE).toInstant();
            } catch (DateTimeException e) {
                throw new CodedException(ServerCode.BAD_REQUEST, e, "from, to: 2026-12-31");
            }
        }
    }

    /** An admission with its standing. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AdmissionView(String id, String operator, String securityOfficer, String basis, List<String> providers,
            List<String> resources, List<String> purposes, boolean export, long rowsPerDay, OffsetDateTime from,
            OffsetDateTime to, String standing, Optional<String> endedBy, Optional<OffsetDateTime> endedAt,
            Optional<String> reason) {

        static AdmissionView of(Admitted admitted, Instant now) {
            Admission admission = admitted.admission();
            Admission.Scope scope = admission.scope();
            return new AdmissionView(admitted.id(), admission.operator(), admission.securityOfficer(),
                    admission.basis(), scope.providers().stream().sorted().toList(),
                    scope.resources().stream().sorted().toList(), scope.purposes().stream().sorted().toList(),
                    scope.export(), scope.rowsPerDay(), RequestView.time(admission.from()),
                    RequestView.time(admission.to()), admitted.standing(now).word(),
                    admitted.ended().map(Admitted.End::by),
                    admitted.ended().map(end -> RequestView.time(end.at())),
                    admitted.ended().map(Admitted.End::reason));
        }
    }

    /** @param reason why it ends */
    record EndOrder(String reason) { }

    /** @return admissions, the newest first */
    @GetMapping
    List<AdmissionView> all(@AuthenticationPrincipal Actor actor) {
        Instant now = operators.now();
        return operators.list(actor).stream().map(each -> AdmissionView.of(each, now)).toList();
    }

    /** Proposes an admission; another person approves it under {@code /api/v1/changes}. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangeView admit(@AuthenticationPrincipal Actor actor, @RequestBody AdmissionOrder order) {
        return ChangeView.of(changes.propose(actor, new Change.AdmitOperator(order.admission(operators.now())),
                Optional.empty()));
    }

    /** Ends an admission at once. */
    @PostMapping("/{id}/end")
    AdmissionView end(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody EndOrder order) {
        if (order.reason() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "reason");
        }
        return AdmissionView.of(operators.end(actor, id, order.reason()), operators.now());
    }
}
