package org.shuqiao.exchange.domain.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.ledger.LedgerOutage;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Checks that a grant is valid now and within its quota. */
final class GrantChecks {

    private final ExchangeStore store;
    private final GrantRepository book;
    private final Resources resources;
    private final LedgerOutage outage;
    private final OutageRule rule;
    private final LedgerStanding ledger;
    private final DataRefusals refusals;
    private final Operators operators;

    GrantChecks(ExchangeStore store, GrantRepository book, Resources resources, LedgerOutage outage, OutageRule rule,
            LedgerStanding ledger, DataRefusals refusals, Operators operators) {
        this.store = store;
        this.book = book;
        this.resources = resources;
        this.outage = outage;
        this.rule = rule;
        this.refusals = refusals;
        this.ledger = ledger;
        this.operators = operators;
    }

    /** Checks standing, entry, mode, and whether exchanges of such data still go on without the ledger. */
    Optional<CodedException> unusable(Grant grant, Mode mode) {
        Optional<CodedException> standing = standing(grant, store.now());
        if (standing.isPresent()) {
            return standing;
        }
        if (grant.policy().at(store.now()).columns().isEmpty()) {
            return Optional.of(new CodedException(GrantUseCode.ALL_ITEMS_OUT_OF_PERIOD, grant.id()));
        }
        Optional<CodedException> hours = grant.policy().hours().flatMap(each -> each.against(grant.id(), store.now()));
        if (hours.isPresent()) {
            return hours;
        }
        if (!grant.policy().modes().contains(mode)) {
            return Optional.of(new CodedException(ExchangeCode.MODE_NOT_GRANTED, mode.id()));
        }
        if (!resources.isPublished(grant.policy().resource())) {
            return Optional.of(new CodedException(ExchangeCode.RESOURCE_WITHDRAWN, grant.policy().resource()));
        }
        return operators.against(use(grant), Set.of(mode)).or(() -> stopped(grant)).or(() -> ledger.against(grant));
    }

    /** @return the refusal of what was begun or made when a grant gave an item that it gives no longer */
    Optional<CodedException> itemEnded(Grant grant, Instant begun) {
        List<String> now = grant.policy().at(store.now()).columns();
        return grant.policy().at(begun).columns().stream().filter(item -> !now.contains(item)).findFirst()
                .map(item -> outOfPeriod(grant, item));
    }

    /** @return the refusal of an item of the grant that is not given now */
    static CodedException outOfPeriod(Grant grant, String item) {
        return new CodedException(GrantUseCode.ITEM_OUT_OF_PERIOD, grant.id(), item,
                grant.policy().periods().get(item).text());
    }

    /** @return the use of the grant, as operators are asked about it */
    static Operators.Use use(Grant grant) {
        Policy policy = grant.policy();
        return new Operators.Use(policy.consumer(), policy.provider(), policy.resource(), policy.purpose(),
                Optional.of(grant.id()));
    }

    private Optional<CodedException> stopped(Grant grant) {
        Optional<Instant> since = outage.since();
        if (since.isEmpty()) {
            return Optional.empty();
        }
        Grade grade = resources.find(grant.policy().resource()).map(Resource::grade).orElse(Grade.CORE);
        return store.now().isBefore(since.get().plus(rule.of(grade))) ? Optional.empty()
                : Optional.of(new CodedException(ExchangeCode.LEDGER_AWAY, PolicyJson.time(since.get()), grade.zh(),
                        grade.en()));
    }

    /**
     * Checks whether one more delivery of so many rows is within the quota. Refusals that depend on data count like
     * deliveries; the rows are those of the sources.
     */
    Optional<CodedException> exhausted(Grant grant, long rows) {
        Quota quota = grant.policy().quota();
        if (over(quota.rows(), rows)) {
            return Optional.of(exhausted(grant, "单次行数/rows per answer"));
        }
        Optional<CodedException> bulk = operators.exhausted(grant.policy().consumer(), rows);
        if (bulk.isPresent()) {
            return bulk;
        }
        long refused = refusals.today(grant);
        if (refusals.rests(refused)) {
            return Optional.of(DataRefusals.exhausted(grant, refused));
        }
        if (quota.total().isPresent() && over(quota.total(), grant.delivered() + refusals.all(grant) + 1)) {
            return Optional.of(exhausted(grant, "总次数/total"));
        }
        if (quota.perDay().isEmpty() && quota.rowsPerDay().isEmpty()) {
            return Optional.empty();
        }
        GrantRepository.Used used = book.used(grant.id(), store.today());
        if (over(quota.perDay(), used.delivered() + refused + 1)) {
            return Optional.of(exhausted(grant, "当日次数/daily"));
        }
        if (over(quota.rowsPerDay(), used.rows() + rows)) {
            return Optional.of(exhausted(grant, "当日行数/daily rows"));
        }
        return Optional.empty();
    }

    private static Optional<CodedException> standing(Grant grant, Instant now) {
        return switch (grant.standing(now)) {
            case ACTIVE -> Optional.empty();
            case REVOKED -> Optional.of(new CodedException(ExchangeCode.GRANT_REVOKED, grant.id(),
                    PolicyJson.time(grant.revocation().orElseThrow().at())));
            case EXPIRED -> Optional.of(new CodedException(ExchangeCode.GRANT_EXPIRED, grant.id(),
                    PolicyJson.time(grant.policy().to())));
            case PAUSED -> Optional.of(new CodedException(GrantUseCode.SUSPENDED_BY_PROVIDER, grant.id(),
                    PolicyJson.time(grant.evidence().pause().orElseThrow().at())));
            case SUSPENDED -> Optional.of(new CodedException(ExchangeCode.GRANT_SUSPENDED, grant.id()));
            case UNPROVEN -> Optional.of(new CodedException(ExchangeCode.GRANT_UNPROVEN, grant.id(),
                    grant.evidence().fault().orElseThrow()));
            case NOT_YET -> Optional.of(new CodedException(ExchangeCode.GRANT_NOT_YET_VALID, grant.id(),
                    PolicyJson.time(grant.policy().from())));
        };
    }

    private static boolean over(OptionalLong limit, long value) {
        return limit.isPresent() && value > limit.getAsLong();
    }

    private static CodedException exhausted(Grant grant, String which) {
        return new CodedException(ExchangeCode.QUOTA_EXHAUSTED, grant.id(), which);
    }
}
