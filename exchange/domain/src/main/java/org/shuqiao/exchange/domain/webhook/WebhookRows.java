package org.shuqiao.exchange.domain.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Reads and writes addresses and announcements in the store. */
final class WebhookRows {

    private static final int AT_ONCE = 16;
    private static final int LISTED = 50;

    private final ExchangeStore store;

    WebhookRows(ExchangeStore store) {
        this.store = store;
    }

    void set(String subscription, String url, String salt) {
        store.sql("""
                insert into exchange.webhook (subscription, url, salt, look_at) values (:id, :url, :salt, :now)
                on conflict (subscription) do update set url = excluded.url, salt = excluded.salt,
                    look_at = excluded.look_at, failure = null""")
                .param("id", subscription).param("url", url).param("salt", salt)
                .param("now", ExchangeStore.column(store.now())).update();
    }

    void remove(String subscription) {
        store.sql("delete from exchange.webhook_call where subscription = :id").param("id", subscription).update();
        store.sql("delete from exchange.webhook where subscription = :id").param("id", subscription).update();
    }

    Optional<Webhook> find(String subscription) {
        return store.sql("select * from exchange.webhook where subscription = :id").param("id", subscription)
                .query((row, number) -> new Webhook(row.getString("subscription"), row.getString("url"),
                        Columns.time(row, "look_at"), Columns.optionalText(row, "failure"))).optional();
    }

    String salt(String subscription) {
        return store.sql("select salt from exchange.webhook where subscription = :id").param("id", subscription)
                .query(String.class).single();
    }

    void lookAt(String subscription, Instant when) {
        store.sql("update exchange.webhook set look_at = :when where subscription = :id").param("id", subscription)
                .param("when", ExchangeStore.column(when)).update();
    }

    void failure(String subscription, Optional<String> code) {
        store.sql("update exchange.webhook set failure = :code where subscription = :id").param("id", subscription)
                .param("code", code.orElse(null)).update();
    }

    /** @return active subscriptions that are to be looked at now; whoever takes them looks again later */
    List<String> takeLooks(Duration pause) {
        return store.sql("""
                update exchange.webhook set look_at = :next where subscription in (
                    select w.subscription from exchange.webhook w
                        join exchange.subscription s on s.id = w.subscription and s.state = 'active'
                    where w.look_at <= :now order by w.look_at limit :most for update of w skip locked)
                returning subscription""")
                .param("now", ExchangeStore.column(store.now()))
                .param("next", ExchangeStore.column(store.now().plus(pause))).param("most", AT_ONCE)
                .query(String.class).list();
    }

    void insert(String id, String subscription, String record, long changes, List<String> corrections) {
        store.sql("""
                insert into exchange.webhook_call (id, subscription, record, changes, corrections, state, made_at,
                    due_at)
                values (:id, :subscription, :record, :changes, :corrections, 'waiting', :now, :now)
                on conflict (subscription, record) do nothing""")
                .param("id", id).param("subscription", subscription).param("record", record)
                .param("changes", changes).param("corrections", corrections.toArray(String[]::new))
                .param("now", ExchangeStore.column(store.now())).update();
    }

    /** Takes what is due and counts the try before it is made: what is killed in the middle is tried again later. */
    List<WebhookCall> takeDue() {
        return store.inTransaction(() -> {
            List<WebhookCall> due = store.sql("""
                    select c.* from exchange.webhook_call c
                        join exchange.subscription s on s.id = c.subscription and s.state <> 'paused'
                    where c.state = 'waiting' and c.due_at <= :now order by c.due_at limit :most
                    for update of c skip locked""")
                    .param("now", ExchangeStore.column(store.now())).param("most", AT_ONCE)
                    .query((row, number) -> call(row)).list();
            due.forEach(each -> store.sql("""
                    update exchange.webhook_call set tries = tries + 1, tried_at = :now, due_at = :next
                    where id = :id""")
                    .param("now", ExchangeStore.column(store.now())).param("id", each.id())
                    .param("next", ExchangeStore.column(store.now().plus(WebhookWaits.after(each.tries()))))
                    .update());
            return due;
        });
    }

    void ended(String id, String state, String answer) {
        store.sql("update exchange.webhook_call set state = :state, answer = :answer where id = :id")
                .param("state", state).param("answer", answer).param("id", id).update();
    }

    /** @return whether there is such an announcement */
    boolean again(String subscription, String id) {
        return store.sql("""
                update exchange.webhook_call set state = 'waiting', tries = 0, due_at = :now
                where id = :id and subscription = :subscription""")
                .param("now", ExchangeStore.column(store.now())).param("id", id)
                .param("subscription", subscription).update() == 1;
    }

    List<WebhookCall> calls(String subscription) {
        return store.sql("""
                select * from exchange.webhook_call where subscription = :id order by made_at desc, id desc
                limit :most""").param("id", subscription).param("most", LISTED)
                .query((row, number) -> call(row)).list();
    }

    private static WebhookCall call(ResultSet row) throws SQLException {
        return new WebhookCall(row.getString("id"), row.getString("subscription"), row.getString("record"),
                row.getLong("changes"), Columns.texts(row, "corrections"), row.getString("state"),
                row.getInt("tries"), Columns.time(row, "made_at"), Columns.time(row, "due_at"),
                Columns.optionalTime(row, "tried_at"), Columns.optionalText(row, "answer"));
    }
}
