package org.shuqiao.exchange.domain.delivery;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.query.error.QueryCode;

/**
 * Counts refusals that depend on data. Each of them answers a yes-or-no question that the consumer chose, so they count
 * like deliveries, and after a few of a day the grant rests: then neither a refusal tells its reason nor an answer is
 * given.
 */
final class DataRefusals {

    private static final Set<QueryCode> OF_DATA = EnumSet.of(QueryCode.VALUE_DOES_NOT_FIT, QueryCode.TOO_MANY_ROWS,
            QueryCode.TOO_HEAVY, QueryCode.TIME_OVER, QueryCode.STOPPED);

    private final ExchangeStore store;
    private final GrantRepository grants;
    private final long most;

    /** @param most of a grant and day */
    DataRefusals(ExchangeStore store, GrantRepository grants, long most) {
        this.store = store;
        this.grants = grants;
        this.most = most;
    }

    private static boolean ofData(ErrorCode code) {
        return code == ExchangeCode.QUOTA_EXHAUSTED || code instanceof QueryCode query && OF_DATA.contains(query);
    }

    /**
     * Counts the refusal of a query that was run under grants.
     *
     * @return the reason that the consumer may hear
     */
    CodedException count(Collection<Grant> used, CodedException reason) {
        if (!ofData(reason.code()) || used.isEmpty()) {
            return reason;
        }
        return store.inTransaction(() -> {
            List<Grant> held = grants.lock(used.stream().map(Grant::id).toList());
            for (Grant grant : held) {
                long today = today(grant);
                if (today >= most) {
                    return exhausted(grant, today);
                }
            }
            held.forEach(this::add);
            return reason;
        });
    }

    private void add(Grant grant) {
        store.sql("""
                insert into exchange.grant_refusal (grant_id, day, refused) values (:grant, :day, 1)
                on conflict (grant_id, day) do update set refused = exchange.grant_refusal.refused + 1""")
                .param("grant", grant.id()).param("day", store.today()).update();
    }

    /** @return whether the grant rests today */
    boolean rests(long today) {
        return today >= most;
    }

    static CodedException exhausted(Grant grant, long today) {
        return new CodedException(ExchangeCode.REFUSALS_EXHAUSTED, grant.id(), today);
    }

    long today(Grant grant) {
        return store.sql("""
                select coalesce(sum(refused), 0) from exchange.grant_refusal where grant_id = :grant and day = :day""")
                .param("grant", grant.id()).param("day", store.today()).query(Long.class).single();
    }

    long all(Grant grant) {
        return store.sql("select coalesce(sum(refused), 0) from exchange.grant_refusal where grant_id = :grant")
                .param("grant", grant.id()).query(Long.class).single();
    }
}
