package org.shuqiao.exchange.domain.overview;

/** Side of a department in an exchange: provider or consumer. */
public enum Side {
    PROVIDER, CONSUMER
}
