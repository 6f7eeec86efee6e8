package org.shuqiao.exchange.platform.intake;

import java.util.Optional;
import org.shuqiao.standards.proposal.Candidate;
import org.shuqiao.standards.proposal.ColumnProposal;

/**
 * Choice of an officer for a column, or the proposal where they chose nothing yet.
 *
 * @param column the source column
 * @param element its data element; empty where the column is not published
 * @param encoding how the source writes it; the element's default if empty
 * @param to name of the standard column
 */
public record Choice(String column, Optional<String> element, Optional<String> encoding, String to) {

    /** Confidence below which a proposal is not taken by itself. */
    private static final double LEAST = 0.5;

    static Choice of(ColumnProposal proposal) {
        Candidate first = proposal.first();
        boolean taken = first.confidence() >= LEAST;
        return new Choice(proposal.column().name(), taken ? first.element() : Optional.empty(),
                taken ? first.encoding() : Optional.empty(), first.column());
    }
}
