package org.shuqiao.centre.responsibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.division.Division;
import org.shuqiao.centre.division.Divisions;
import org.shuqiao.centre.error.CentreCode;

/**
 * List of who answers for events of a kind in a division, and within which time. A row of the kind goes before one of
 * any kind, then that of the narrower division.
 */
public final class Responsibility {

    /** Where no file says who answers, nobody does. */
    public static final Responsibility NONE = new Responsibility(WorkHours.USUAL, List.of(), List.of());

    static final String ANY = "*";

    private final WorkHours hours;
    private final List<Limits> limits;
    private final List<Owner> owners;

    Responsibility(WorkHours hours, List<Limits> limits, List<Owner> owners) {
        this.hours = hours;
        this.limits = List.copyOf(limits);
        this.owners = List.copyOf(owners);
    }

    /** Time limits of a kind, both counted from the dispatch. @param kind an id, or {@code *} */
    public record Limits(String kind, TimeLimit accept, TimeLimit handle) { }

    /**
     * Row of the list.
     *
     * @param kind        an id, or {@code *}
     * @param division    of which it and its parts are meant; empty for any, and for events without one
     * @param lead        department that acts
     * @param person      login of the officer of that department who answers for it
     * @param territorial department that answers for the place, where there is one
     */
    public record Owner(String kind, Optional<String> division, String lead, String person,
            Optional<String> territorial) { }

    public WorkHours hours() {
        return hours;
    }

    /** Refuses a list that names a division which is none. */
    public Responsibility requireKnown(Divisions divisions) {
        owners.stream().flatMap(each -> each.division().stream()).filter(each -> divisions.find(each).isEmpty())
                .findFirst().ifPresent(unknown -> {
                    throw new CodedException(CentreCode.UNKNOWN_DIVISION, ResponsibilityFile.NAME, unknown);
                });
        return this;
    }

    /** @param division code; blank for none */
    public Optional<Owner> of(String kind, String division, Divisions divisions) {
        List<String> upward = new ArrayList<>(divisions.find(division)
                .map(each -> divisions.upwardInTheEnd(each).stream().map(Division::code).toList()).orElse(List.of()));
        for (String named : List.of(kind, ANY)) {
            List<Owner> rows = owners.stream().filter(each -> each.kind().equals(named)).toList();
            for (String code : upward) {
                Optional<Owner> row = rows.stream().filter(each -> each.division().filter(code::equals).isPresent())
                        .findFirst();
                if (row.isPresent()) {
                    return row;
                }
            }
            Optional<Owner> anywhere = rows.stream().filter(each -> each.division().isEmpty()).findFirst();
            if (anywhere.isPresent()) {
                return anywhere;
            }
        }
        return Optional.empty();
    }

    public Optional<Limits> limits(String kind) {
        return limits.stream().filter(each -> each.kind().equals(kind)).findFirst()
                .or(() -> limits.stream().filter(each -> each.kind().equals(ANY)).findFirst());
    }
}
