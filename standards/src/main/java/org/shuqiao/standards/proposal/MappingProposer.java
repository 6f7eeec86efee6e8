package org.shuqiao.standards.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.pack.StandardPack;

/**
 * Proposer of a mapping: weighs names, types, values, units, neighbours and what was settled before, column by column.
 * It decides nothing; an officer takes or changes what it says.
 */
public final class MappingProposer {

    private static final double UNKNOWN = 0.5;
    private static final double SUPPORT = 0.35;
    private static final double RIVAL = 0.25;
    private static final int MOST = 5;

    private final StandardPack pack;
    private final Learned learned;
    private final NameEvidence names = new NameEvidence(Words.bundled());
    private final ValueEvidence values;

    /** @param on the day on which codes must be valid */
    public MappingProposer(StandardPack pack, Learned learned, LocalDate on) {
        this.pack = pack;
        this.learned = learned;
        this.values = new ValueEvidence(pack, on);
    }

    /** @return the digest of the list of words, which with the pack and what was learned makes up a proposal */
    public static String wordsVersion() {
        return Words.bundled().digest();
    }

    /**
     * Proposes an element for each column of a table.
     *
     * @param department whose own mappings count for more
     * @return one proposal a column, in their order
     */
    public List<ColumnProposal> propose(List<ColumnFacts> columns, String department) {
        List<List<Evidence>> all = new ArrayList<>();
        for (ColumnFacts column : columns) {
            List<Evidence> found = new ArrayList<>(names.of(column));
            if (found.isEmpty()) {
                found.add(unknown(column));
            }
            found = new ArrayList<>(values.weigh(column.values(), TypeEvidence.weigh(column.type(), found)));
            found.addAll(learned.of(column.name(), department));
            all.add(found);
        }
        List<List<Evidence>> seen = Neighbours.weigh(all);
        List<ColumnProposal> proposals = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            proposals.add(new ColumnProposal(columns.get(i), candidates(columns.get(i), seen.get(i))));
        }
        return proposals;
    }

    /** A Chinese title that nobody knows is text as a rule; an abbreviation that nobody knows may be anything. */
    private static Evidence unknown(ColumnFacts column) {
        boolean chinese = Title.chinese(column.remark().orElse(column.name()));
        return chinese
                ? new Evidence("text", UNKNOWN, "",
                        new Reason("名称不在词表中，按文字处理", "its title is not known; taken as text"))
                : new Evidence(Evidence.NONE, UNKNOWN, "", new Reason("名称不在词表中", "its name is not known"));
    }

    private List<Candidate> candidates(ColumnFacts column, List<Evidence> found) {
        Map<String, List<Evidence>> byElement = new LinkedHashMap<>();
        found.stream().filter(each -> each.element().equals(Evidence.NONE)
                || pack.elements().find(each.element()).isPresent())
                .forEach(each -> byElement.computeIfAbsent(each.element(), none -> new ArrayList<>()).add(each));
        record Weighed(String element, double confidence, List<Evidence> evidence) { }
        List<Weighed> weighed = byElement.entrySet().stream()
                .map(entry -> new Weighed(entry.getKey(), together(entry.getValue()), entry.getValue()))
                .sorted(Comparator.comparingDouble(Weighed::confidence).reversed()).limit(MOST).toList();
        List<Candidate> candidates = new ArrayList<>();
        for (Weighed each : weighed) {
            double rival = weighed.stream().filter(other -> other != each).mapToDouble(Weighed::confidence).max()
                    .orElse(0);
            candidates.add(candidate(column, each.element(), each.confidence() * (1 - RIVAL * rival),
                    each.evidence()));
        }
        return candidates;
    }

    /** The strongest evidence counts in full; what agrees with it takes away a part of the doubt that it leaves. */
    private static double together(List<Evidence> evidence) {
        List<Double> sorted = evidence.stream().map(Evidence::strength).sorted(Comparator.reverseOrder()).toList();
        double confidence = sorted.getFirst();
        for (double more : sorted.subList(1, sorted.size())) {
            confidence += (1 - confidence) * more * SUPPORT;
        }
        return confidence;
    }

    private Candidate candidate(ColumnFacts column, String element, double confidence, List<Evidence> evidence) {
        Optional<String> id = Optional.of(element).filter(each -> !each.equals(Evidence.NONE));
        List<Evidence> sorted = evidence.stream().sorted(Comparator.comparingDouble(Evidence::strength).reversed())
                .toList();
        String name = sorted.stream().map(Evidence::column).filter(text -> !text.isEmpty()).findFirst().orElse("");
        return new Candidate(id, id.flatMap(each -> encoding(column, each)), ColumnNames.of(column, name), confidence,
                sorted.stream().map(Evidence::reason).distinct().toList());
    }

    private Optional<String> encoding(ColumnFacts column, String element) {
        Element found = pack.elements().get(element);
        List<String> notes = new ArrayList<>(Title.of(column.name()).notes());
        column.remark().ifPresent(remark -> notes.addAll(Title.of(remark).notes()));
        return Units.encoding(element, notes).filter(found.encodings()::containsKey)
                .or(() -> values.encoding(element, column.values()));
    }
}
