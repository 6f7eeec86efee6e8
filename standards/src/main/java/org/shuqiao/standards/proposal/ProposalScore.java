package org.shuqiao.standards.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.shuqiao.standards.pack.StandardPack;

/**
 * Score of the proposals over the labelled set.
 *
 * @param right columns whose first candidate is right
 * @param sure columns whose first candidate is above {@link Candidate#SURE}, {@code sureWrong} of them wrong
 * @param wrong the columns that were wrong
 */
public record ProposalScore(int tables, int columns, int right, int sure, int sureWrong, List<Wrong> wrong) {

    /** A wrong proposal. */
    public record Wrong(String table, String column, String remark, String proposed, String expected,
            double confidence) { }

    /** @return the share of columns whose first candidate is right */
    public double share() {
        return columns == 0 ? 0 : (double) right / columns;
    }

    /** Scores the tables of the set that are chosen, each by itself and with nothing learned. */
    public static ProposalScore of(StandardPack pack, Predicate<LabelledSet.Table> chosen) {
        return of(pack, chosen, UnaryOperator.identity());
    }

    /** Scores as {@link #of} does, but by the names alone, as if no source said more of a column. */
    public static ProposalScore withoutRemarks(StandardPack pack, Predicate<LabelledSet.Table> chosen) {
        return of(pack, chosen, column -> new ColumnFacts(column.name(), Optional.empty(), column.type(),
                column.values()));
    }

    private static ProposalScore of(StandardPack pack, Predicate<LabelledSet.Table> chosen,
            UnaryOperator<ColumnFacts> seen) {
        MappingProposer proposer = new MappingProposer(pack, Learned.nothing(), LocalDate.of(2026, 1, 1));
        List<Wrong> wrong = new ArrayList<>();
        int tables = 0;
        int columns = 0;
        int sure = 0;
        int sureWrong = 0;
        for (LabelledSet.Table table : LabelledSet.read()) {
            if (!chosen.test(table)) {
                continue;
            }
            tables++;
            List<ColumnProposal> proposals = proposer.propose(
                    table.columns().stream().map(LabelledSet.Labelled::column).map(seen).toList(), "");
            for (int i = 0; i < proposals.size(); i++) {
                columns++;
                LabelledSet.Labelled labelled = table.columns().get(i);
                Candidate first = proposals.get(i).first();
                String proposed = first.element().orElse(Evidence.NONE);
                boolean right = labelled.right().contains(proposed);
                boolean certain = first.confidence() > Candidate.SURE;
                sure += certain ? 1 : 0;
                sureWrong += certain && !right ? 1 : 0;
                if (!right) {
                    wrong.add(new Wrong(table.name(), labelled.column().name(), labelled.column().remark().orElse(""),
                            proposed, String.join("/", labelled.right()), first.confidence()));
                }
            }
        }
        return new ProposalScore(tables, columns, columns - wrong.size(), sure, sureWrong, List.copyOf(wrong));
    }
}
