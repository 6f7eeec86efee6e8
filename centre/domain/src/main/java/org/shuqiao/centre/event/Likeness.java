package org.shuqiao.centre.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.centre.division.Division;
import org.shuqiao.centre.division.Divisions;

/** Holds two reports against each other by the bounds of a rule. */
final class Likeness {

    /** A shorter text, 东湖区, is no place where two things would be one. */
    private static final int PLACE_LETTERS = 5;

    /** Metres of a degree of latitude, at the least. */
    private static final double DEGREE_METRES = 110_000;

    private final MergingRule rule;
    private final Divisions divisions;
    private final Map<String, Set<String>> upward = new HashMap<>();

    Likeness(MergingRule rule, Divisions divisions) {
        this.rule = rule;
        this.divisions = divisions;
    }

    /** Report with what is held against others. @param place blank where it is none. @param latitude NaN for none */
    record Seen(Report report, String kind, String place, double latitude, TextLikeness title) { }

    Seen seen(Report report) {
        String place = TextLikeness.plain(report.place());
        return new Seen(report, rule.kind(report.kind()), place.length() < PLACE_LETTERS ? "" : place,
                report.point().map(Point::latitude).orElse(Double.NaN), new TextLikeness(report.title()));
    }

    /** @return why the two tell of one event; empty where they do not */
    Optional<Reason> of(Seen one, Seen with) {
        Report report = one.report();
        Report other = with.report();
        if (!samePlace(one, with) && !isNear(one, with)
                || Duration.between(report.reportedAt(), other.reportedAt()).abs().compareTo(rule.window()) > 0
                || !kindsAgree(one.kind(), with.kind()) || !divisionsAgree(report.division(), other.division())) {
            return Optional.empty();
        }
        Reason found = reason(one, with, false);
        return found.similarity().compareTo(rule.similarity()) >= 0 ? Optional.of(found) : Optional.empty();
    }

    /** @return how alike the two are, whatever the bounds say */
    Reason reason(Seen one, Seen with, boolean byHand) {
        return new Reason(with.report().id(), metres(one.report(), with.report()), samePlace(one, with),
                Duration.between(one.report().reportedAt(), with.report().reportedAt()).abs().toMinutes(),
                one.title().with(with.title()), byHand);
    }

    /** Most pairs are far apart: what is told by one number is not reckoned on the sphere. */
    private boolean isNear(Seen one, Seen other) {
        return Math.abs(one.latitude() - other.latitude()) * DEGREE_METRES <= rule.distance()
                && metres(one.report(), other.report()).filter(metres -> metres <= rule.distance()).isPresent();
    }

    private static Optional<Integer> metres(Report one, Report other) {
        return one.point().flatMap(here -> other.point().map(here::metresTo));
    }

    private static boolean samePlace(Seen one, Seen other) {
        return !one.place().isEmpty() && one.place().equals(other.place());
    }

    private static boolean kindsAgree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** The same division, or one part of the other. A report that names none stands in no division's way. */
    private boolean divisionsAgree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other) || upward(one).contains(other)
                || upward(other).contains(one);
    }

    private Set<String> upward(String code) {
        return upward.computeIfAbsent(code, any -> {
            Set<String> path = new HashSet<>();
            divisions.find(code).map(divisions::upwardInTheEnd).ifPresent(found ->
                    found.stream().map(Division::code).forEach(path::add));
            return path;
        });
    }
}
