package org.shuqiao.exchange.platform.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Inbox of an account: what waits for it and what happened to what is its department's. Matters are read from what they
 * are about, so that what is done is gone; only what somebody has read is kept.
 */
public final class Inbox {

    /** How far back what merely happened is told. */
    private static final Duration REACH = Duration.ofDays(60);
    /** Marks that are older are of matters that can be in no inbox any more. */
    private static final Duration MARKS_KEPT = Duration.ofDays(400);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final List<InboxSource> sources;

    public Inbox(ExchangeStore store, Permissions permissions, InboxMatters matters) {
        this.store = store;
        this.permissions = permissions;
        this.sources = matters.sources();
    }

    /** @return what waits first, then what happened; each the newest first */
    public List<InboxLine> list(Actor actor) {
        Set<Role> held = permissions.held(actor, Role.values());
        Instant since = store.now().minus(REACH);
        Set<String> read = new HashSet<>(store.sql("select item from exchange.inbox_mark where login = :login")
                .param("login", actor.login()).query(String.class).list());
        return sources.stream().flatMap(source -> source.of(actor, held, since).stream())
                .sorted(Comparator.comparing(InboxItem::waits).thenComparing(InboxItem::at).reversed()
                        .thenComparing(InboxItem::key))
                .map(item -> new InboxLine(item, read.contains(item.key()))).toList();
    }

    /** @return how many matters nobody of the account has read */
    public long unread(Actor actor) {
        return list(actor).stream().filter(line -> !line.read()).count();
    }

    /**
     * Marks matters as read.
     *
     * @param keys of matters in the inbox now; nothing marks all
     * @throws CodedException {@code ITEM_UNKNOWN} for one that is not in it
     */
    public void read(Actor actor, Collection<String> keys) {
        mark(actor, keys, list(actor));
    }

    /** Marks one matter as read. @return the path of the page on which it is seen to */
    public String open(Actor actor, String key) {
        List<InboxLine> now = list(actor);
        mark(actor, Set.of(key), now);
        return now.stream().filter(line -> line.item().key().equals(key)).findFirst().orElseThrow().item().path();
    }

    private void mark(Actor actor, Collection<String> keys, List<InboxLine> lines) {
        Set<String> now = lines.stream().map(line -> line.item().key()).collect(Collectors.toSet());
        keys.stream().filter(key -> !now.contains(key)).findFirst().ifPresent(key -> {
            throw new CodedException(InboxCode.ITEM_UNKNOWN, key);
        });
        store.inTransaction(() -> {
            store.sql("delete from exchange.inbox_mark where login = :login and at < :before")
                    .param("login", actor.login())
                    .param("before", ExchangeStore.column(store.now().minus(MARKS_KEPT))).update();
            (keys.isEmpty() ? now : Set.copyOf(keys)).forEach(key -> store.sql("""
                    insert into exchange.inbox_mark (login, item, at) values (:login, :item, :at)
                    on conflict do nothing""")
                    .param("login", actor.login()).param("item", key)
                    .param("at", ExchangeStore.column(store.now())).update());
        });
    }
}
