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

    private final MergingRule rule;
    private final Divisions divisions;
    private final Map<String, Set<String>> upward = new HashMap<>();
    private final Map<String, TextLikeness> titles = new HashMap<>();

    Likeness(MergingRule rule, Divisions divisions) {
        this.rule = rule;
        this.divisions = divisions;
    }

    String kind(Report report) {
        return rule.kind(report.kind());
    }

    /** @return why the two tell of one event; empty where they do not */
    Optional<Reason> of(Report report, Report with) {
        if (Duration.between(report.reportedAt(), with.reportedAt()).abs().compareTo(rule.window()) > 0
                || !kindsAgree(report, with) || !divisionsAgree(report.division(), with.division())) {
            return Optional.empty();
        }
        Reason found = reason(report, with, false);
        boolean near = found.samePlace() || found.metres().filter(metres -> metres <= rule.distance()).isPresent();
        return near && found.similarity().compareTo(rule.similarity()) >= 0 ? Optional.of(found) : Optional.empty();
    }

    /** @return how alike the two are, whatever the bounds say */
    Reason reason(Report report, Report with, boolean byHand) {
        Optional<Integer> metres = report.point().flatMap(here -> with.point().map(here::metresTo));
        String place = TextLikeness.plain(report.place());
        return new Reason(with.id(), metres, place.length() >= PLACE_LETTERS
                && place.equals(TextLikeness.plain(with.place())),
                Duration.between(report.reportedAt(), with.reportedAt()).abs().toMinutes(),
                title(report).with(title(with)), byHand);
    }

    private TextLikeness title(Report report) {
        return titles.computeIfAbsent(report.title(), TextLikeness::new);
    }

    private boolean kindsAgree(Report one, Report other) {
        String kind = kind(one);
        return kind.isEmpty() || kind(other).isEmpty() || kind.equals(kind(other));
    }

    /** The same division, or one part of the other. A report that names none stands in no division's way. */
    private boolean divisionsAgree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other) || upward(one).contains(other)
                || upward(other).contains(one);
    }

    private Set<String> upward(String code) {
        return upward.computeIfAbsent(code, any -> {
            Set<String> path = new HashSet<>();
            divisions.find(code).map(divisions::upward).ifPresent(found ->
                    found.stream().map(Division::code).forEach(path::add));
            return path;
        });
    }
}
