package org.shuqiao.exchange.domain.trace;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finding on the origin of a file.
 *
 * @param rows     rows that were looked at
 * @param receipts those of which it may come: one where it is known, several where all of them fit alike
 * @param visible  records that words in the file name; anybody can write those
 */
public record TraceFinding(Verdict verdict, long rows, List<Match> receipts, Set<String> visible) {

    /** Degree to which the origin is known. */
    public enum Verdict {
        /** One receipt's form mark is in it. */
        BY_MARK,
        /** The form marks of several receipts are in it: it was put together of their files. */
        MIXED,
        /** No form mark is left; one receipt alone has these rows in this form. */
        BY_ROWS,
        /** No form mark is left, and several receipts have these rows in this form. */
        SAME_ROWS,
        /** Too few cells are left to say anything. */
        TOO_LITTLE,
        /** No delivered file has these rows. */
        NONE
    }

    /**
     * Receipt that fits.
     *
     * @param record  id of the receipt's record
     * @param at      when the file was made, ISO 8601
     * @param share   how much of what was compared fits, 0 to 1
     * @param chance  by which any of the receipts would fit so well by accident; empty where rows were compared
     */
    public record Match(String record, String consumer, String purpose, String resource, String at, double share,
            int compared, Optional<Double> chance) { }

    public TraceFinding {
        receipts = List.copyOf(receipts);
        visible = Set.copyOf(visible);
    }
}
