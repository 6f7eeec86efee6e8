package org.shuqiao.exchange.domain.savedquery;

import java.time.Instant;

/**
 * A query that somebody saved by name.
 *
 * @param owner   login of whoever saved it
 * @param name    unique among the owner's
 * @param purpose under whose grants it is asked
 * @param text    SQL, in which {@code :name} stands for a value that is given at each run
 * @param shared  whether the department's requesters see it too
 */
public record SavedQuery(String id, String owner, String department, String name, String purpose, String text,
        boolean shared, Instant savedAt) { }
