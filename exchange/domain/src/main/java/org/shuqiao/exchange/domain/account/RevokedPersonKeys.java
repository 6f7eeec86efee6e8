package org.shuqiao.exchange.domain.account;

import java.time.OffsetDateTime;
import java.util.List;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Keys of persons that their department revoked. */
public final class RevokedPersonKeys {

    private final ExchangeStore store;

    public RevokedPersonKeys(ExchangeStore store) {
        this.store = store;
    }

    /**
     * Key that counts no more.
     *
     * @param key  name+hash+base64
     * @param from since when
     * @param act  digest of the act that says so
     */
    public record Revoked(String department, String key, String holder, OffsetDateTime from, String reason,
            String act) { }

    /** @return those of a department */
    public List<Revoked> of(String department) {
        return store.sql("select * from exchange.person_key_revocation where department = :department "
                + "order by revoked_at").param("department", department)
                .query((row, number) -> new Revoked(department, row.getString("key"), row.getString("holder"),
                        row.getObject("revoked_at", OffsetDateTime.class).atZoneSameInstant(ExchangeStore.ZONE)
                                .toOffsetDateTime(), row.getString("reason"), row.getString("act"))).list();
    }

    /** @return whether it was revoked, by whichever department certified it */
    public boolean contains(String key) {
        return store.sql("select count(*) from exchange.person_key_revocation where key = :key").param("key", key)
                .query(Long.class).single() > 0;
    }

    /** Adds one within the caller's transaction. */
    public void add(Revoked revoked) {
        store.sql("""
                insert into exchange.person_key_revocation (department, key, holder, revoked_at, reason, act)
                values (:department, :key, :holder, :from, :reason, :act)""")
                .param("department", revoked.department()).param("key", revoked.key())
                .param("holder", revoked.holder()).param("from", revoked.from()).param("reason", revoked.reason())
                .param("act", revoked.act()).update();
    }
}
