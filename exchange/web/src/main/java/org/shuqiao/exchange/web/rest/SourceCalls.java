package org.shuqiao.exchange.web.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.source.Claim;
import org.shuqiao.catalog.source.SourceDepartment;
import org.shuqiao.catalog.source.Sources;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.source.SourceDecisions;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the registry of sources 一数一源 and of the claims that the authority decides. */
@RestController
@RequestMapping("/api/v1")
class SourceCalls {

    private static final int LATEST = 200;

    private final Sources sources;
    private final SourceDecisions decisions;
    private final Permissions permissions;

    SourceCalls(Sources sources, SourceDecisions decisions, Permissions permissions) {
        this.sources = sources;
        this.decisions = decisions;
        this.permissions = permissions;
    }

    /** The source of a datum. @param decision number of the claim by whose decision it is */
    record SourceView(String element, String subject, String department, OffsetDateTime since,
            Optional<Long> decision) {
        static SourceView of(SourceDepartment each) {
            return new SourceView(each.datum().element(), each.datum().subject().code(), each.department(),
                    time(each.since()), each.decision());
        }
    }

    /** A claim. @param verdict {@code beside source refused}; none while it waits */
    record ClaimView(long id, String element, String subject, String holder, String holderCode, long entry,
            String name, String item, String claimant, String claimedBy, OffsetDateTime claimedAt,
            Optional<String> verdict, Optional<String> reason, Optional<String> decidedBy,
            Optional<OffsetDateTime> decidedAt) {
        static ClaimView of(Claim c) {
            return new ClaimView(c.id(), c.datum().element(), c.datum().subject().code(), c.holder(), c.holderCode(),
                    c.entry(), c.name(), c.item(), c.claimant(), c.claimedBy(), time(c.claimedAt()),
                    c.decision().map(d -> d.verdict().code()), c.decision().map(Claim.Decision::reason),
                    c.decision().map(Claim.Decision::by), c.decision().map(d -> time(d.at())));
        }
    }

    /** @param verdict {@code beside source refused} */
    record VerdictOrder(Optional<String> verdict, Optional<String> reason) { }

    @GetMapping("/sources")
    List<SourceView> all(@AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        return sources.all().stream().map(SourceView::of).toList();
    }

    /** @param decided the latest that were decided, instead of those that wait */
    @GetMapping("/source-claims")
    List<ClaimView> claims(@AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "false") boolean decided) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        return (decided ? sources.decided(LATEST) : sources.open()).stream().map(ClaimView::of).toList();
    }

    @PostMapping("/source-claims/{id}/decide")
    ClaimView decide(@AuthenticationPrincipal Actor actor, @PathVariable long id, @RequestBody VerdictOrder order) {
        if (order.verdict().isEmpty() || order.reason().isEmpty()) {
            permissions.require(actor, Role.AUTHORITY);
            throw new CodedException(ServerCode.BAD_REQUEST, "verdict, reason");
        }
        return ClaimView.of(decisions.decide(actor, id, order.verdict().get(), order.reason().get(),
                Optional.empty()));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atZone(ExchangeStore.ZONE).toOffsetDateTime();
    }
}
