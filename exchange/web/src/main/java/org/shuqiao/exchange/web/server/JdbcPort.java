package org.shuqiao.exchange.web.server;

/** The port of the JDBC endpoint; 0 takes a free one. */
record JdbcPort(int number) { }
