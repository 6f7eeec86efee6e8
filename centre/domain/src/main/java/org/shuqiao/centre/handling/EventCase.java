package org.shuqiao.centre.handling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.centre.responsibility.TimeLimit;

/**
 * Event that a department was told to see to, as it was when it was dispatched.
 *
 * @param owner       department of whose pool the event is, and which dispatches
 * @param event       id of the event in which its report stands now
 * @param report      on which it stands
 * @param lead        department that acts
 * @param territorial department that answers for the place, where there is one
 * @param person      login of who answers for it now
 * @param dispatches  how often it was dispatched
 * @param handledBy   who told the result last
 * @param supervised  whether the authority urged it, and nothing was done since
 * @param satisfied   the rating; empty where there is none
 */
public record EventCase(String id, String owner, String event, String report, String kind, String division,
        String place, String title, CaseState state, String lead, Optional<String> territorial, String person,
        Instant dispatchedAt, int dispatches, TimeLimit acceptWithin, TimeLimit handleWithin,
        Optional<String> handledBy, boolean supervised, Optional<Boolean> satisfied) {

    /**
     * Step that was taken.
     *
     * @param by     account that took it
     * @param person who answered for the case after it
     * @param due    deadline that it met or missed; empty where it had none
     */
    public record Taken(CaseStep step, Instant at, String by, String person, String note, Optional<Instant> due) {

        public boolean late() {
            return due.filter(at::isAfter).isPresent();
        }
    }

    /** Deadline that runs. @param provisional whether it runs into a year whose holidays are not known yet */
    public record Running(Milestone milestone, Instant half, Instant due, boolean provisional) { }

    /** Case with its deadline. @param overdue whether the deadline is over */
    public record Line(EventCase of, Optional<Running> running, boolean overdue) { }

    /** Case with everything that was done about it, the oldest first. */
    public record Story(Line line, List<Taken> steps) {

        public Story {
            steps = List.copyOf(steps);
        }
    }

    TimeLimit within(Milestone milestone) {
        return switch (milestone) {
            case ACCEPT -> acceptWithin;
            case HANDLE -> handleWithin;
        };
    }
}
