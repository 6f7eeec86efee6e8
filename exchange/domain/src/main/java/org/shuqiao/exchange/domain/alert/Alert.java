package org.shuqiao.exchange.domain.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * Use of a grant that an officer should look at.
 *
 * @param kind    what was seen
 * @param account who asked; known to auditors and to officers of the consumer alone
 * @param figure  candidates or misses of the day when it was seen
 */
public record Alert(long id, Instant at, AlertKind kind, String grant, String provider, String consumer,
        Optional<String> account, long figure) { }
