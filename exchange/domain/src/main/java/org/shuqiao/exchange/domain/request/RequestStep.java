package org.shuqiao.exchange.domain.request;

import java.time.Instant;

/**
 * Step in the history of a request: state, person and time.
 *
 * @param by   login of the account, or {@code rule:…} where a rule decided by itself
 * @param note what was said with it; blank where nothing was
 */
public record RequestStep(RequestState state, String by, Instant at, String note) { }
