package org.shuqiao.exchange.domain.quarantine;

import java.time.Instant;
import java.util.Optional;

/**
 * Finding of a department about a row in quarantine, or about all rows of a rule.
 *
 * @param row    the row's id; empty for all rows of the rule
 * @param reason in the officer's words, without numbers of persons
 * @param run    run whose quarantine the officer looked at
 */
public record QuarantineMark(long id, String dataset, String rule, String column, Optional<String> row,
        MarkVerdict verdict, String reason, String by, Instant at, String run) { }
