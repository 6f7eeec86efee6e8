package org.shuqiao.exchange.platform.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.proposal.ColumnProposal;

/** Columns of a drafted mapping: names that no two share, a longitude and a latitude as one place, a natural key. */
final class DraftColumns {

    private static final String PLACE = "coordinate";
    private static final Set<String> KEYS = Set.of("identifier", "citizen-number", "uscc", "organisation-code",
            "registration-number", "enterprise-id", "plate");

    /** A standard column to be. */
    record Line(List<String> from, String to, String element, Optional<String> encoding, List<ColumnProposal> why) { }

    private final StandardPack pack;
    private final Set<String> outputs = new HashSet<>();

    private DraftColumns(StandardPack pack) {
        this.pack = pack;
    }

    static List<Line> of(StandardPack pack, List<Choice> choices, List<ColumnProposal> proposals) {
        return new DraftColumns(pack).lines(choices, proposals);
    }

    private List<Line> lines(List<Choice> choices, List<ColumnProposal> proposals) {
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < choices.size(); at++) {
            Choice choice = choices.get(at);
            if (choice.element().isEmpty()) {
                continue;
            }
            Element element = pack.elements().get(choice.element().get());
            DraftHead.requireName(choice.to());
            List<String> from = List.of(choice.column());
            List<ColumnProposal> why = List.of(proposals.get(at));
            boolean pair = element.id().equals(PLACE) && at + 1 < choices.size()
                    && choices.get(at + 1).element().equals(choice.element());
            if (pair) { // two columns that stand together are longitude and latitude of one place
                String next = choices.get(++at).column();
                boolean latitudeFirst = latitude(choice.column()) && !latitude(next);
                from = latitudeFirst ? List.of(next, choice.column()) : List.of(choice.column(), next);
                why = List.of(proposals.get(at - 1), proposals.get(at));
            }
            lines.add(new Line(from, free(pair ? "location" : choice.to(), element), element.id(), choice.encoding(),
                    why));
        }
        return lines;
    }

    private static boolean latitude(String name) {
        return name.contains("纬") || name.toLowerCase(Locale.ROOT).matches("lat.*|wd|y.*|.*_lat");
    }

    private String free(String wanted, Element element) {
        String to = wanted;
        for (int number = 2; taken(to, element); number++) {
            to = wanted + "_" + number;
        }
        String chosen = to;
        element.parts().forEach(part -> outputs.add(part.column(chosen)));
        return to;
    }

    private boolean taken(String to, Element element) {
        return element.parts().stream().anyMatch(part -> outputs.contains(part.column(to)));
    }

    /** @return the first column that could be a natural key: filled and different in each row of the sample */
    static Optional<String> key(InspectedTable table, List<Line> lines) {
        for (Line line : lines) {
            if (KEYS.contains(line.element()) && line.from().size() == 1) {
                List<String> values = table.values(table.names().indexOf(line.from().getFirst()));
                Set<String> different = new LinkedHashSet<>(values);
                if (different.size() == values.size() && values.stream().noneMatch(String::isBlank)) {
                    return Optional.of(line.to());
                }
            }
        }
        return Optional.empty();
    }
}
