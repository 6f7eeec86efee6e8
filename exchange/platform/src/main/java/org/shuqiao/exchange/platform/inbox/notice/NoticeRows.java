package org.shuqiao.exchange.platform.inbox.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.webhook.WebhookWaits;

/** Reads and writes channels and notices in the store. */
final class NoticeRows {

    private static final int AT_ONCE = 16;
    private static final int LISTED = 20;
    private static final Duration DAY = Duration.ofDays(1);

    private final ExchangeStore store;

    NoticeRows(ExchangeStore store) {
        this.store = store;
    }

    /** @param token digest of what proves the address; nothing where none is needed */
    void set(String login, Channel.Kind kind, String address, Channel.Pace pace, String salt, Optional<String> token) {
        store.sql("""
                insert into exchange.inbox_channel (login, kind, address, pace, salt, token, token_until, set_at)
                values (:login, :kind, :address, :pace, :salt, :token, :until, :now)
                on conflict (login, kind) do update set address = excluded.address, pace = excluded.pace,
                    salt = excluded.salt, token = excluded.token, token_until = excluded.token_until,
                    set_at = excluded.set_at""")
                .param("login", login).param("kind", kind.name()).param("address", address)
                .param("pace", pace.name()).param("salt", salt).param("token", token.orElse(null))
                .param("until", ExchangeStore.column(store.now().plus(DAY)))
                .param("now", ExchangeStore.column(store.now())).update();
        store.sql("insert into exchange.inbox_channel_set (login, at) values (:login, :now)").param("login", login)
                .param("now", ExchangeStore.column(store.now())).update();
    }

    /** @return how often an account set an address within a day */
    long setToday(String login) {
        store.sql("delete from exchange.inbox_channel_set where at < :day")
                .param("day", ExchangeStore.column(store.now().minus(DAY))).update();
        return store.sql("select count(*) from exchange.inbox_channel_set where login = :login").param("login", login)
                .query(Long.class).single();
    }

    /** @return whether this proves the address of the account in time */
    boolean prove(String login, String token) {
        return store.sql("""
                update exchange.inbox_channel set token = null, token_until = null
                where login = :login and token = :token and token_until > :now""")
                .param("login", login).param("token", token).param("now", ExchangeStore.column(store.now()))
                .update() == 1;
    }

    boolean remove(String login, Channel.Kind kind) {
        for (String table : List.of("inbox_notice", "inbox_told")) {
            store.sql("delete from exchange." + table + " where login = :login and kind = :kind")
                    .param("login", login).param("kind", kind.name()).update();
        }
        return store.sql("delete from exchange.inbox_channel where login = :login and kind = :kind")
                .param("login", login).param("kind", kind.name()).update() == 1;
    }

    List<Channel> of(String login) {
        return store.sql("select * from exchange.inbox_channel where login = :login order by kind")
                .param("login", login).query((row, number) -> channel(row)).list();
    }

    Optional<Channel> find(String login, Channel.Kind kind) {
        return of(login).stream().filter(each -> each.kind() == kind).findFirst();
    }

    List<Channel> proved() {
        return store.sql("select * from exchange.inbox_channel where token is null order by login, kind")
                .query((row, number) -> channel(row)).list();
    }

    String salt(String login, Channel.Kind kind) {
        return store.sql("select salt from exchange.inbox_channel where login = :login and kind = :kind")
                .param("login", login).param("kind", kind.name()).query(String.class).single();
    }

    Set<String> told(Channel channel) {
        return Set.copyOf(store.sql("select item from exchange.inbox_told where login = :login and kind = :kind")
                .param("login", channel.login()).param("kind", channel.kind().name()).query(String.class).list());
    }

    /** Has a notice sent that tells of these matters, once. */
    void make(Channel channel, String id, Collection<String> items) {
        items.forEach(item -> store.sql("""
                insert into exchange.inbox_told (login, kind, item, at) values (:login, :kind, :item, :now)
                on conflict do nothing""").param("login", channel.login()).param("kind", channel.kind().name())
                .param("item", item).param("now", ExchangeStore.column(store.now())).update());
        store.sql("""
                insert into exchange.inbox_notice (id, login, kind, items, state, made_at, due_at)
                values (:id, :login, :kind, :items, 'WAITING', :now, :now)""")
                .param("id", id).param("login", channel.login()).param("kind", channel.kind().name())
                .param("items", items.toArray(String[]::new)).param("now", ExchangeStore.column(store.now())).update();
    }

    /** @return when the account was last told by this channel */
    Optional<Instant> lastMade(Channel channel) {
        return store.sql("""
                select max(made_at) as at from exchange.inbox_notice where login = :login and kind = :kind""")
                .param("login", channel.login()).param("kind", channel.kind().name())
                .query((row, number) -> Columns.optionalTime(row, "at")).single();
    }

    /** Takes what is due and counts the try before it is made: what is killed in the middle is tried again later. */
    List<Notice> takeDue() {
        return store.inTransaction(() -> {
            List<Notice> due = store.sql("""
                    select * from exchange.inbox_notice where state = 'WAITING' and due_at <= :now order by due_at
                    limit :most for update skip locked""")
                    .param("now", ExchangeStore.column(store.now())).param("most", AT_ONCE)
                    .query((row, number) -> notice(row)).list();
            due.forEach(each -> store.sql("""
                    update exchange.inbox_notice set tries = tries + 1, tried_at = :now, due_at = :next
                    where id = :id""").param("now", ExchangeStore.column(store.now())).param("id", each.id())
                    .param("next", ExchangeStore.column(store.now().plus(WebhookWaits.after(each.tries()))))
                    .update());
            return due;
        });
    }

    void ended(String id, Notice.State state, String answer) {
        store.sql("update exchange.inbox_notice set state = :state, answer = :answer where id = :id")
                .param("state", state.name()).param("answer", answer).param("id", id).update();
    }

    List<Notice> notices(String login) {
        return store.sql("""
                select * from exchange.inbox_notice where login = :login order by made_at desc, id desc limit :most""")
                .param("login", login).param("most", LISTED).query((row, number) -> notice(row)).list();
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(row.getString("login"), Channel.Kind.valueOf(row.getString("kind")),
                row.getString("address"), Channel.Pace.valueOf(row.getString("pace")),
                Columns.optionalText(row, "token").isEmpty(), Columns.time(row, "set_at"));
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(row.getString("id"), row.getString("login"), Channel.Kind.valueOf(row.getString("kind")),
                Columns.texts(row, "items"), Notice.State.valueOf(row.getString("state")), row.getInt("tries"),
                Columns.time(row, "made_at"), Columns.time(row, "due_at"), Columns.optionalText(row, "answer"));
    }
}
