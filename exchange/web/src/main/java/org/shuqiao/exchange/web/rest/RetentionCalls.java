package org.shuqiao.exchange.web.rest;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.audit.AuditCode;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.retention.Erasures;
import org.shuqiao.exchange.domain.retention.Retention;
import org.shuqiao.exchange.domain.retention.RetentionCode;
import org.shuqiao.exchange.platform.lake.ErasureReach;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of what is kept under the keys of months. */
@RestController
@RequestMapping("/api/v1/retention")
class RetentionCalls {

    private final Retention retention;
    private final Erasures erasures;
    private final Changes changes;
    private final ErasureReach reach;

    RetentionCalls(Retention retention, Erasures erasures, Changes changes, ErasureReach reach) {
        this.retention = retention;
        this.erasures = erasures;
        this.changes = changes;
        this.reach = reach;
    }

    /**
     * A month.
     *
     * @param until first day on which it may be erased
     * @param uses entries of the index of persons under its key
     * @param salts salts of records under its key
     */
    record PeriodView(String period, LocalDate until, long uses, long salts, Optional<OffsetDateTime> erased) { }

    @GetMapping
    List<PeriodView> all(@AuthenticationPrincipal Actor actor) {
        return retention.list(actor).stream().map(kept -> new PeriodView(kept.period().toString(), kept.until(),
                kept.uses(), kept.salts(), kept.erased().map(RequestView::time))).toList();
    }

    /** Proposes to erase a month; another administrator approves it. */
    @PostMapping("/{period}/erase")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangeView erase(@AuthenticationPrincipal Actor actor, @PathVariable String period) {
        return ChangeView.of(changes.propose(actor, new Change.ErasePeriod(period), Optional.empty()));
    }

    /** @return what may be erased of each kind of data today */
    @GetMapping("/data")
    List<Erasures.Due> data(@AuthenticationPrincipal Actor actor) {
        return erasures.list(actor);
    }

    /** @param before first day that stays */
    record EraseBody(Optional<String> before) { }

    /** Proposes to erase what came before a day; another administrator approves it. */
    @PostMapping("/data/{kind}/erase")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangeView erase(@AuthenticationPrincipal Actor actor, @PathVariable String kind, @RequestBody EraseBody body) {
        LocalDate before = AuditPeriod.of(body.before().orElse(""), "").from()
                .orElseThrow(() -> new CodedException(AuditCode.DAY_INVALID, ""));
        return ChangeView.of(changes.propose(actor, new Change.EraseData(kind, before), Optional.empty()));
    }

    /** @return how far the erasing of landed batches has come, and what stays of them and why */
    @GetMapping("/erased")
    List<ErasureReach.Reach> erased(@AuthenticationPrincipal Actor actor) {
        return reach.of(actor);
    }

    /** The salt of a record's digests in hex, for the consumer and auditors, as long as it is kept. */
    @GetMapping("/salts/{record}")
    Map<String, String> salt(@AuthenticationPrincipal Actor actor, @PathVariable String record) {
        return Map.of("salt", retention.salt(actor, record)
                .orElseThrow(() -> new CodedException(RetentionCode.SALT_UNKNOWN, record)));
    }
}
