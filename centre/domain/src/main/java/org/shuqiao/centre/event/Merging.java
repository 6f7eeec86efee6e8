package org.shuqiao.centre.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.centre.division.Divisions;

/**
 * Gathers reports into distinct events. Reports are taken in the order of their times, whenever they came: each goes to
 * the event whose opening report is the most like it within the bounds, or opens one. Nothing is held against a report
 * that was itself merged, so an event never grows from one neighbour to the next beyond the bounds. What people joined
 * is one, and opens an event together; what they parted never meets. The events are a function of the reports and of
 * these verdicts alone.
 */
final class Merging {

    private static final Comparator<Match> BEST = Comparator.comparing((Match match) -> match.reason().similarity())
            .reversed().thenComparing(match -> match.reason().metres().orElse(Integer.MAX_VALUE))
            .thenComparing(match -> match.opener().seen().report(), Report.IN_ORDER)
            .thenComparing(match -> match.one().report(), Report.IN_ORDER);

    private final Likeness likeness;
    private final Duration window;
    private final Verdicts verdicts;
    /** By kind, and under no name all of them: openers in the order of their times. */
    private final Map<Optional<String>, List<Opener>> openers = new HashMap<>();
    /** Openers of what people joined, which stand in no order. */
    private final List<Opener> joined = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    private Merging(MergingRule rule, Divisions divisions, Verdicts verdicts) {
        this.likeness = new Likeness(rule, divisions);
        this.window = rule.window();
        this.verdicts = verdicts;
    }

    /** Event that grows. */
    private record Event(List<Gathered.Member> members, Set<String> ids) { }

    /** Report that others are held against. */
    private record Opener(Likeness.Seen seen, Event event) { }

    private record Match(Likeness.Seen one, Opener opener, Reason reason) { }

    /** @return the events in the order of their first reports */
    static List<Gathered> events(Collection<Report> reports, MergingRule rule, Divisions divisions,
            Verdicts verdicts) {
        Merging merging = new Merging(rule, divisions, verdicts);
        merging.units(reports).forEach(merging::place);
        return merging.events.stream().map(event -> new Gathered(event.members().stream()
                        .sorted(Comparator.comparing(Gathered.Member::report, Report.IN_ORDER)).toList()))
                .sorted(Comparator.comparing(Gathered::first, Report.IN_ORDER)).toList();
    }

    /** @return what people joined as one, everything else by itself, in the order of the first reports */
    private List<List<Report>> units(Collection<Report> reports) {
        Map<String, Set<String>> groups = verdicts.joined();
        Map<String, List<Report>> units = new TreeMap<>();
        reports.stream().sorted(Report.IN_ORDER).forEach(report -> units.computeIfAbsent(
                groups.getOrDefault(report.id(), Set.of(report.id())).stream().min(Comparator.naturalOrder())
                        .orElseThrow(), any -> new ArrayList<>()).add(report));
        return units.values().stream().sorted(Comparator.comparing(List::getFirst, Report.IN_ORDER)).toList();
    }

    private void place(List<Report> unit) {
        Set<String> ids = new HashSet<>();
        unit.forEach(report -> ids.add(report.id()));
        List<Likeness.Seen> seen = unit.stream().map(likeness::seen).toList();
        List<Match> matches = new ArrayList<>();
        for (Likeness.Seen one : seen) {
            for (Opener opener : candidates(one)) {
                likeness.of(one, opener.seen()).filter(any -> !verdicts.areApart(ids, opener.event().ids()))
                        .ifPresent(reason -> matches.add(new Match(one, opener, reason)));
            }
        }
        Optional<Match> best = matches.stream().min(BEST);
        Event event = best.map(match -> match.opener().event()).orElseGet(() -> open(seen));
        Likeness.Seen with = best.map(Match::one).orElse(seen.getFirst());
        for (Likeness.Seen each : seen) {
            event.members().add(new Gathered.Member(each.report(), each == with ? best.map(Match::reason)
                    : Optional.of(likeness.reason(each, with, true))));
        }
        event.ids().addAll(ids);
    }

    private Event open(List<Likeness.Seen> unit) {
        Event event = new Event(new ArrayList<>(), new HashSet<>());
        events.add(event);
        for (Likeness.Seen each : unit) {
            Opener opener = new Opener(each, event);
            if (unit.size() > 1) {
                joined.add(opener);
            } else {
                openers.computeIfAbsent(Optional.empty(), any -> new ArrayList<>()).add(opener);
                openers.computeIfAbsent(Optional.of(each.kind()), any -> new ArrayList<>()).add(opener);
            }
        }
        return event;
    }

    private List<Opener> candidates(Likeness.Seen one) {
        String kind = one.kind();
        Report report = one.report();
        List<Opener> near = new ArrayList<>(joined);
        if (kind.isEmpty()) {
            addNear(report, openers.get(Optional.<String>empty()), near);
        } else {
            addNear(report, openers.get(Optional.of(kind)), near);
            addNear(report, openers.get(Optional.of("")), near);
        }
        return near;
    }

    private void addNear(Report report, List<Opener> inOrder, List<Opener> near) {
        for (int i = inOrder == null ? -1 : inOrder.size() - 1; i >= 0; i--) {
            Opener opener = inOrder.get(i);
            // a report of what people joined may be later than the next openers
            if (opener.seen().report().reportedAt().isBefore(report.reportedAt().minus(window))) {
                return;
            }
            near.add(opener);
        }
    }
}
