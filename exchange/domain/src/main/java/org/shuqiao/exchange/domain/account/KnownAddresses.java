package org.shuqiao.exchange.domain.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Addresses from which an account has signed in, kept as digests for ninety days. Failures from elsewhere never keep it
 * out of them.
 */
final class KnownAddresses {

    private static final Duration KEPT = Duration.ofDays(90);

    private final ExchangeStore store;

    KnownAddresses(ExchangeStore store) {
        this.store = store;
    }

    boolean contains(String login, String address) {
        return store.sql("""
                select count(*) from exchange.known_address
                where login = :login and address = :address and last_at > :since""")
                .param("login", login).param("address", digest(login, address))
                .param("since", ExchangeStore.column(store.now().minus(KEPT)))
                .query(Long.class).single() > 0;
    }

    void remember(String login, String address) {
        store.sql("""
                insert into exchange.known_address (login, address, last_at) values (:login, :address, :at)
                on conflict (login, address) do update set last_at = excluded.last_at""")
                .param("login", login).param("address", digest(login, address))
                .param("at", ExchangeStore.column(store.now())).update();
        store.sql("delete from exchange.known_address where login = :login and last_at <= :since")
                .param("login", login).param("since", ExchangeStore.column(store.now().minus(KEPT))).update();
    }

    private static String digest(String login, String address) {
        return Sha256.hex((login + "\n" + address).getBytes(StandardCharsets.UTF_8));
    }
}
