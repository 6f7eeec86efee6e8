package org.shuqiao.exchange.domain.grant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Grants that follow on another. One that begins where the other ends renews it. One that begins before is an
 * amendment: from its first instant on it replaces the other, which ends then.
 */
public final class GrantFollowers {

    private final ExchangeStore store;
    private final GrantRepository book;

    public GrantFollowers(ExchangeStore store, GrantRepository book) {
        this.store = store;
        this.book = book;
    }

    /** @return whether a policy replaces an earlier grant, beginning before that one's end */
    boolean replaces(String earlier, Policy policy) {
        return book.find(earlier).map(Grant::policy).filter(before -> before.provider().equals(policy.provider())
                && before.consumer().equals(policy.consumer()) && before.resource().equals(policy.resource())
                && policy.from().isBefore(before.to())).isPresent();
    }

    /** A grant that is to end, and the one that replaces it. */
    record Replaced(String grant, String by) { }

    /** @return grants whose replacement has begun, and which stand in the store as if they went on */
    List<Replaced> due() {
        return store.sql("""
                select o.id, n.id as follower from exchange.grant_ n join exchange.request r on r.id = n.request
                    join exchange.grant_ o on o.id = r.renews
                where n.valid_from <= :now and n.valid_from < o.valid_to and o.revoked_at is null
                    and o.expired_at is null and n.revoked_at is null and o.consumer = n.consumer
                    and o.provider = n.provider and o.resource = n.resource and n.id not like 'E-%'
                order by n.id""")
                .param("now", ExchangeStore.column(store.now()))
                .query((row, number) -> new Replaced(row.getString(1), row.getString(2))).list();
    }

    /** @return the grants that follow on this one, oldest first */
    public List<String> after(String grant) {
        return ids("""
                select n.id from exchange.grant_ n join exchange.request r on r.id = n.request
                where r.renews = :grant and n.id <> :grant order by n.issued_at, n.id""", grant);
    }

    /** @return the grant that this one follows on */
    public Optional<String> before(String grant) {
        return ids("""
                select r.renews from exchange.grant_ n join exchange.request r on r.id = n.request
                where n.id = :grant and r.renews is not null""", grant).stream().findFirst();
    }

    private List<String> ids(String sql, String grant) {
        return store.sql(sql).params(Map.of("grant", grant)).query(String.class).list();
    }
}
