package org.shuqiao.exchange.domain.act;

/** Newest act of a department: its number and digest. */
record ActHead(long number, String digest) { }
