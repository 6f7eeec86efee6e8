package org.shuqiao.standards.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuqiao.standards.pack.StandardPack;

/** The bar of the mapping proposals: nine in ten right at first place, none wrong that calls itself sure. */
class ProposalScoreTest {

    private static final double BAR = 0.9;

    @Test
    void theSetIsLargeEnoughAndAPartOfItIsHeldOut() {
        List<LabelledSet.Table> tables = LabelledSet.read();
        long columns = tables.stream().mapToLong(table -> table.columns().size()).sum();
        List<LabelledSet.Table> heldOut = tables.stream().filter(LabelledSet.Table::heldOut).toList();

        assertThat(tables).hasSizeGreaterThanOrEqualTo(40);
        assertThat(columns).isGreaterThanOrEqualTo(400);
        assertThat(heldOut).hasSizeGreaterThanOrEqualTo(tables.size() / 5);
        assertThat(tables).flatExtracting(LabelledSet.Table::columns).flatExtracting(LabelledSet.Labelled::right)
                .allMatch(element -> element.equals("none")
                        || StandardPack.load().elements().find((String) element).isPresent());
    }

    @Test
    void theBarHoldsWhereTheWordsWereChosenAndWhereTheyWereNot() {
        ProposalScore built = ProposalScore.of(StandardPack.load(), table -> !table.heldOut());
        ProposalScore heldOut = ProposalScore.of(StandardPack.load(), LabelledSet.Table::heldOut);

        assertThat(built.share()).as("%s", built.wrong()).isGreaterThanOrEqualTo(BAR);
        assertThat(heldOut.share()).isGreaterThanOrEqualTo(BAR);
        assertThat(built.sureWrong()).isZero();
        assertThat(heldOut.sureWrong()).isZero();
        assertThat(built.sure()).as("a proposer that is never sure is of no use").isGreaterThan(built.columns() / 10);
    }
}
