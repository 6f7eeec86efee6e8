package org.shuqiao.client;

import java.util.Collections;
import java.util.List;

/**
 * Rows that were granted, held against their receipt.
 *
 * @param columns in the order of the rows' values
 * @param rows    values by column: String, Long, BigDecimal with its own scale, Double, Boolean, LocalDate,
 *                LocalDateTime (civil time at +08:00), and null for NULL
 * @param receipt to be kept
 * @param salt    in hex: without it nobody can show what the receipt's digests are of
 */
public record Answer(List<Column> columns, List<List<Object>> rows, ProvenReceipt receipt, String salt) {

    /** A column. @param type {@code text integer decimal double boolean date timestamp} */
    public record Column(String name, String type) { }

    public Answer {
        columns = List.copyOf(columns);
        rows = rows.stream().map(Collections::unmodifiableList).toList();
    }
}
