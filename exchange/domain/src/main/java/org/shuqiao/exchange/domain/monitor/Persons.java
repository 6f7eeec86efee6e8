package org.shuqiao.exchange.domain.monitor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Persons and departments behind accounts. */
final class Persons {

    private final ExchangeStore store;

    Persons(ExchangeStore store) {
        this.store = store;
    }

    record Holder(String person, String department) { }

    /** @return by login, for those logins that there are */
    Map<String, Holder> of(Collection<String> logins) {
        if (logins.isEmpty()) {
            return Map.of();
        }
        Map<String, Holder> holders = new HashMap<>();
        store.sql("select login, person, department from exchange.account where login in (:logins)")
                .param("logins", List.copyOf(logins))
                .query(row -> {
                    holders.put(row.getString(1), new Holder(row.getString(2), row.getString(3)));
                });
        return holders;
    }
}
