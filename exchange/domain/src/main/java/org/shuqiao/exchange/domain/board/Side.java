package org.shuqiao.exchange.domain.board;

/** On which side of an exchange a department stands. */
public enum Side {
    PROVIDER, CONSUMER
}
