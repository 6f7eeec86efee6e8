package org.shuqiao.exchange.domain.correction;

/**
 * Row that a source corrected.
 *
 * @param row what the provider says the row is known by; blank where it said nothing
 */
public record CorrectedRow(String objection, String row) {

    /** Leaves out the row's key. */
    @Override
    public String toString() {
        return "CorrectedRow[" + objection + "]";
    }
}
