package org.shuqiao.centre.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.centre.handling.EventCase;

/** Case with its steps, as the API gives it. */
record EventCaseView(LineView of, List<StepView> steps) {

    static EventCaseView of(EventCase.Story story) {
        return new EventCaseView(LineView.of(story.line()), story.steps().stream().map(StepView::of).toList());
    }

    /**
     * Case with the deadline that runs.
     *
     * @param milestone   {@code accept} or {@code handle}
     * @param provisional whether the deadline runs into a year whose holidays are not known yet
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record LineView(String id, String event, String owner, String kind, String division, String place, String title,
            String state, String lead, Optional<String> territorial, String person, OffsetDateTime dispatchedAt,
            int dispatches, String acceptWithin, String handleWithin, Optional<String> milestone,
            Optional<OffsetDateTime> due, Optional<Boolean> provisional, boolean overdue, boolean supervised,
            Optional<Boolean> satisfied) {
        static LineView of(EventCase.Line line) {
            EventCase of = line.of();
            return new LineView(of.id(), of.event(), of.owner(), of.kind(), of.division(), of.place(), of.title(),
                    of.state().code(), of.lead(), of.territorial(), of.person(), Times.of(of.dispatchedAt()),
                    of.dispatches(), of.acceptWithin().text(), of.handleWithin().text(),
                    line.running().map(each -> each.milestone().code()), line.running().map(each ->
                            Times.of(each.due())), line.running().map(EventCase.Running::provisional),
                    line.overdue(), of.supervised(), of.satisfied());
        }
    }

    /** Step that was taken. @param late whether its deadline was over */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record StepView(String step, OffsetDateTime at, String by, String person, String note,
            Optional<OffsetDateTime> due, boolean late) {
        static StepView of(EventCase.Taken taken) {
            return new StepView(taken.step().code(), Times.of(taken.at()), taken.by(), taken.person(), taken.note(),
                    taken.due().map(Times::of), taken.late());
        }
    }
}
