package org.shuqiao.centre.alert;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shuqiao.centre.indicator.AlertLevel;

/** Course of one alert, from where it opened. */
public record AlertCourse(List<AlertStep> steps) {

    public AlertCourse {
        steps = List.copyOf(steps);
    }

    public String opened() {
        return steps.getFirst().period();
    }

    public AlertLevel level() {
        return steps.getLast().level();
    }

    public AlertLevel worst() {
        return steps.stream().map(AlertStep::level).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** @return the period in which it closed; empty while it is open */
    public Optional<String> ended() {
        return steps.getLast().kind() == StepKind.CLOSED ? Optional.of(steps.getLast().period()) : Optional.empty();
    }
}
