package org.shuqiao.exchange.domain.delivery;

import java.util.List;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Certificates of the persons' and sessions' keys that signed attempts, as they came with these. */
public final class KeptCertificates {

    private final ExchangeStore store;

    public KeptCertificates(ExchangeStore store) {
        this.store = store;
    }

    /** @return the exact texts of a department's certificates */
    public List<String> of(String department) {
        return store.sql("select certificate from exchange.key_certificate where department = :department "
                + "order by digest").param("department", department).query(String.class).list();
    }
}
