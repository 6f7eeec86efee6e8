package org.shuqiao.centre.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Event with everything that is known of how it came about.
 *
 * @param before   what its reports said before their sources told otherwise
 * @param verdicts what people decided about its reports
 * @param drawings runs that its reports come from, with receipts and source columns
 */
public record EventStory(PooledEvent event, List<KeptReport> reports, List<EarlierReport> before,
        List<Verdict> verdicts, List<EventDrawing> drawings) {

    public EventStory {
        reports = List.copyOf(reports);
        before = List.copyOf(before);
        verdicts = List.copyOf(verdicts);
        drawings = List.copyOf(drawings);
    }

    /** Kind of a step of the time line. */
    public enum Step { REPORTED, CHANGED, SPLIT, JOINED }

    /**
     * Step of an event's time line.
     *
     * @param about id of a report
     * @param text  title, what it said before, or the reason of an officer
     * @param by    source or account
     */
    public record Moment(Instant at, Step step, String about, String text, String by) { }

    /** @return what happened, the oldest first */
    public List<Moment> line() {
        List<Moment> line = new ArrayList<>();
        reports.forEach(each -> line.add(new Moment(each.report().reportedAt(), Step.REPORTED, each.report().id(),
                each.report().title(), each.report().source())));
        before.forEach(each -> line.add(new Moment(each.replacedAt(), Step.CHANGED, each.report(),
                (each.title() + " " + each.status()).strip(), "")));
        Set<String> acts = new HashSet<>();
        for (Verdict each : verdicts) {
            if (acts.add(each.act())) {
                line.add(new Moment(each.at(), each.together() ? Step.JOINED : Step.SPLIT, each.one(), each.reason(),
                        each.by()));
            }
        }
        line.sort(Comparator.comparing(Moment::at));
        return line;
    }
}
