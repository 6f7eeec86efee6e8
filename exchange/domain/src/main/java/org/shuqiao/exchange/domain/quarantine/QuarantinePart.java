package org.shuqiao.exchange.domain.quarantine;

import java.util.List;

/**
 * Part of the rows in quarantine.
 *
 * @param total   rows that the filter chooses
 * @param from    how many of them stand before the first of these
 * @param columns the source's columns
 */
public record QuarantinePart(long total, long from, List<String> columns, List<KeptRow> rows) {

    public QuarantinePart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
