package org.shuqiao.exchange.domain.request;

import java.time.Instant;

/**
 * One step of a request's life: one person, one time.
 *
 * @param by   login of the account, or {@code rule:…} where a rule decided by itself
 * @param note what was said with it; blank where nothing was
 */
public record Step(RequestState state, String by, Instant at, String note) {}
