package org.shuqiao.exchange.domain.account;

import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** The department whose accounts supervise the exchange (数据主管部门). */
public final class DataAuthority {

    private final ExchangeStore store;

    public DataAuthority(ExchangeStore store) {
        this.store = store;
    }

    /** @return the department; nothing where none or several have such accounts */
    public Optional<String> department() {
        List<String> departments = store.sql("""
                select distinct department from exchange.account where 'authority' = any(roles) and active""")
                .query(String.class).list();
        return departments.size() == 1 ? Optional.of(departments.getFirst()) : Optional.empty();
    }
}
