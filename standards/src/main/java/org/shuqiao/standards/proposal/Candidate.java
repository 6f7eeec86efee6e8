package org.shuqiao.standards.proposal;

import java.util.List;
import java.util.Optional;

/**
 * Data element that a column may hold.
 *
 * @param element its id; empty where no element of the pack fits
 * @param encoding how the source seems to write it; the element's default if empty
 * @param column a name for the standard column
 * @param confidence 0 to 1; above {@value #SURE} an officer may accept it unread
 */
public record Candidate(Optional<String> element, Optional<String> encoding, String column, double confidence,
        List<Reason> reasons) {

    /** Confidence above which no proposal of the labelled set is wrong. */
    public static final double SURE = 0.95;

    public Candidate {
        reasons = List.copyOf(reasons);
    }
}
