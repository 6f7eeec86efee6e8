package org.shuqiao.exchange.domain.push.making;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Pushes as the store has them. */
final class PushRows {

    private final ExchangeStore store;

    PushRows(ExchangeStore store) {
        this.store = store;
    }

    void begin(String id, Actor actor, PushOrder order, String division) {
        Instant now = store.now();
        store.sql("""
                insert into exchange.push (id, number, state, consumer, ordered_by, purpose, resource, target, division,
                    ordered_at)
                values (:id, (select greatest(coalesce(max(number), 0) + 1, :micros) from exchange.push), 'making',
                    :consumer, :by, :purpose, :resource, :target, :division, :at)""")
                .param("id", id).param("consumer", actor.department()).param("by", actor.login())
                .param("purpose", order.purpose().strip()).param("resource", order.resource())
                .param("target", order.target()).param("division", division)
                .param("micros", ChronoUnit.MICROS.between(Instant.EPOCH, now))
                .param("at", ExchangeStore.column(now)).update();
    }

    /** Notes that the rows are whole on the disk, by which they are known again after a crash. */
    void whole(String id, String sha256) {
        store.sql("update exchange.push set sha256 = :sha256 where id = :id").param("sha256", sha256).param("id", id)
                .update();
    }

    String sha256(String id) {
        return store.sql("select sha256 from exchange.push where id = :id").param("id", id).query(String.class)
                .single();
    }

    /** The record is in the log: from here on the rows may leave. */
    void recorded(String id, Set<String> grants, long rows, String salt, Duration kept) {
        Instant now = store.now();
        store.sql("""
                update exchange.push set state = 'waiting', grants = :grants, rows = :rows, salt = :salt,
                    keep_until = :until, try_at = :at
                where id = :id and state = 'making'""")
                .param("grants", grants.toArray(String[]::new)).param("rows", rows).param("salt", salt)
                .param("until", ExchangeStore.column(now.plus(kept))).param("at", ExchangeStore.column(now))
                .param("id", id).update();
    }

    /**
     * Takes a push for one try: whoever else tends comes later.
     *
     * @return whether it was free
     */
    boolean take(String id, Instant next) {
        Instant now = store.now();
        return store.sql("""
                update exchange.push set tries = tries + 1, try_at = :next
                where id = :id and state = 'waiting' and try_at <= :now""")
                .param("next", ExchangeStore.column(next)).param("id", id).param("now", ExchangeStore.column(now))
                .update() == 1;
    }

    void failed(String id, String code, Duration pause) {
        store.sql("update exchange.push set failure = :code, try_at = :next where id = :id and state = 'waiting'")
                .param("code", code).param("next", ExchangeStore.column(store.now().plus(pause))).param("id", id)
                .update();
    }

    /** Makes due at once what a process took that died. */
    void free() {
        store.sql("update exchange.push set try_at = :at where state = 'waiting'")
                .param("at", ExchangeStore.column(store.now())).update();
    }

    void end(String id, Push.State state, String failure) {
        store.sql("""
                update exchange.push set state = :state, failure = :failure, ended_at = :at
                where id = :id and state = 'waiting'""")
                .param("state", state.id()).param("failure", failure)
                .param("at", ExchangeStore.column(store.now())).param("id", id).update();
    }

    void forget(String id) {
        store.sql("delete from exchange.push where id = :id and state = 'making'").param("id", id).update();
    }

    /** @return of those that are being made: ids, of orders up to a time */
    List<String> making(Instant before) {
        return store.sql("select id from exchange.push where state = 'making' and ordered_at <= :before")
                .param("before", ExchangeStore.column(before)).query(String.class).list();
    }

    List<Push> due() {
        return store.sql(Push.READ + "and state = 'waiting' and try_at <= :now order by try_at limit 20")
                .param("now", ExchangeStore.column(store.now())).query((row, number) -> Push.of(row)).list();
    }

    List<Push> ofConsumer(String department) {
        return store.sql(Push.READ + "and consumer = :consumer order by ordered_at desc limit 200")
                .param("consumer", department).query((row, number) -> Push.of(row)).list();
    }

    Optional<Push> find(String id) {
        return store.sql(Push.READ + "and id = :id").param("id", id).query((row, number) -> Push.of(row)).optional();
    }
}
