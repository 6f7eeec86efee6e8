package org.shuqiao.standards.proposal;

import java.util.List;

/**
 * Proposal for one column.
 *
 * @param candidates the likeliest first, never empty
 */
public record ColumnProposal(ColumnFacts column, List<Candidate> candidates) {

    public ColumnProposal {
        candidates = List.copyOf(candidates);
    }

    /** @return the likeliest candidate */
    public Candidate first() {
        return candidates.getFirst();
    }
}
