package org.shuqiao.exchange.web.server;

/** Address and port of the JDBC endpoint; port 0 takes a free one. */
record JdbcPort(String host, int number) { }
