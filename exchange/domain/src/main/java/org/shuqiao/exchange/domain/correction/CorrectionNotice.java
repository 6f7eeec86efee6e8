package org.shuqiao.exchange.domain.correction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Notice to a department of a correction at the source: which of its receipts hold data from before. What is right
 * stands in the detail, which is asked for by itself.
 *
 * @param narrowed whether the receipts are those of one person's rows; else all since the error entered
 */
public record CorrectionNotice(String objection, String department, String resource, String provider,
        Optional<String> item, String explanation, LocalDate since, List<String> records, boolean narrowed,
        Instant toldAt, Optional<Instant> seenAt) {

    public CorrectionNotice {
        records = List.copyOf(records);
    }
}
