package org.shuqiao.exchange.domain.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Reads and writes subscriptions in the store. */
final class SubscriptionRows {

    private final ExchangeStore store;

    SubscriptionRows(ExchangeStore store) {
        this.store = store;
    }

    /** Salt of a subscription's marks, and the marks of what the consumer holds. */
    record Held(String salt, byte[] marks) { }

    Subscription get(String consumer, String id) {
        return some("consumer = :consumer and id = :id", Map.of("consumer", consumer, "id", id)).stream().findFirst()
                .orElseThrow(() -> new CodedException(SubscriptionCode.SUBSCRIPTION_UNKNOWN, id));
    }

    Optional<Subscription> find(String id) {
        return some("id = :id", Map.of("id", id)).stream().findFirst();
    }

    List<Subscription> some(String where, Map<String, ?> parameters) {
        return store.sql(Subscription.READ + where + " order by created_at desc, id desc").params(parameters)
                .query((row, number) -> Subscription.of(row)).list();
    }

    void insert(Subscription made, String salt) {
        store.sql("""
                insert into exchange.subscription (id, consumer, created_by, created_at, resource, purpose, key_items,
                    state, salt, cursor, held)
                values (:id, :consumer, :by, :at, :resource, :purpose, :key, :state, :salt, :cursor, '')""")
                .param("id", made.id()).param("consumer", made.consumer()).param("by", made.createdBy())
                .param("at", ExchangeStore.column(made.createdAt())).param("resource", made.resource())
                .param("purpose", made.purpose()).param("key", made.key().toArray(String[]::new))
                .param("state", made.state().code()).param("salt", salt).param("cursor", made.cursor()).update();
    }

    void state(String id, SubscriptionState state) {
        store.sql("update exchange.subscription set state = :state where id = :id").param("state", state.code())
                .param("id", id).update();
    }

    /** Forgets what the consumer holds. @param salt for new marks; blank where none are made any more */
    void forget(String id, String salt, String cursor) {
        store.sql("""
                update exchange.subscription set salt = :salt, cursor = :cursor, held = '', waiting = null,
                    waiting_held = null, waiting_changes = null, waiting_grants = null, waiting_at = null
                where id = :id""")
                .param("salt", salt).param("cursor", cursor).param("id", id).update();
    }

    Held held(String id) {
        return store.sql("select salt, held from exchange.subscription where id = :id").param("id", id)
                .query((row, number) -> new Held(row.getString("salt"), row.getBytes("held"))).single();
    }

    /** The consumer has what waited. @return whether it waited still */
    boolean acknowledge(String id, String record) {
        return store.sql("""
                update exchange.subscription set cursor = waiting, held = waiting_held, waiting = null,
                    waiting_held = null, waiting_changes = null, waiting_grants = null, waiting_at = null
                where id = :id and waiting = :record""")
                .param("id", id).param("record", record).update() == 1;
    }

    void delivered(String id, String record, long changes, Instant at) {
        store.sql("""
                update exchange.subscription set delivered_record = :record, delivered_changes = :changes,
                    delivered_at = :at where id = :id""")
                .param("record", record).param("changes", changes).param("at", ExchangeStore.column(at))
                .param("id", id).update();
    }

    void waits(String id, Subscription.Waiting waiting, byte[] held) {
        store.sql("""
                update exchange.subscription set waiting = :record, waiting_held = :held, waiting_changes = :changes,
                    waiting_grants = :grants, waiting_at = :at where id = :id""")
                .param("record", waiting.record()).param("held", held).param("changes", waiting.changes())
                .param("grants", waiting.grants().toArray(String[]::new))
                .param("at", ExchangeStore.column(waiting.at())).param("id", id).update();
    }

    /** Drops changes that waited too long; they are compared anew when they are asked for. */
    void waitsNoLonger(String id, String record) {
        store.sql("""
                update exchange.subscription set waiting = null, waiting_held = null, waiting_changes = null,
                    waiting_grants = null, waiting_at = null where id = :id and waiting = :record""")
                .param("id", id).param("record", record).update();
    }
}
