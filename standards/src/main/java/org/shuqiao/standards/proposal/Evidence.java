package org.shuqiao.standards.proposal;

/**
 * Evidence that a column holds an element.
 *
 * @param element its id, or {@link #NONE}
 * @param strength the share of such columns for which this evidence alone is right, 0 to 1
 * @param column a name for the standard column, empty where the evidence knows none
 */
record Evidence(String element, double strength, String column, Reason reason) {

    /** Stands for "no element of the pack fits". */
    static final String NONE = "none";

    Evidence weaker(double factor) {
        return new Evidence(element, strength * factor, column, reason);
    }

    Evidence as(String other) {
        return new Evidence(other, strength, column, reason);
    }
}
