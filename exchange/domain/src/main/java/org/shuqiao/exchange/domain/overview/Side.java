package org.shuqiao.exchange.domain.overview;

/** On which side of an exchange a department stands. */
public enum Side {
    PROVIDER, CONSUMER
}
