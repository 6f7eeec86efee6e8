package org.shuqiao.centre.alert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.shuqiao.centre.indicator.AlertLevel;
import org.shuqiao.centre.indicator.Direction;
import org.shuqiao.centre.indicator.Threshold;

/**
 * Says which alerts a history of values raises. It is a function of values and bounds alone, so the same history
 * always gives the same alerts. A period without a value changes nothing.
 */
public final class AlertReplay {

    private final List<Threshold> bounds;
    private final Direction direction;

    /** @param bounds the mildest level first */
    public AlertReplay(List<Threshold> bounds, Direction direction) {
        this.bounds = List.copyOf(bounds);
        this.direction = direction;
    }

    /** @param values by period, in their order */
    public List<AlertCourse> over(SortedMap<String, BigDecimal> values) {
        List<AlertCourse> courses = new ArrayList<>();
        List<AlertStep> running = new ArrayList<>();
        for (Map.Entry<String, BigDecimal> each : values.entrySet()) {
            step(each.getKey(), each.getValue(), running);
            if (!running.isEmpty() && running.getLast().kind() == StepKind.CLOSED) {
                courses.add(new AlertCourse(running));
                running.clear();
            }
        }
        if (!running.isEmpty()) {
            courses.add(new AlertCourse(running));
        }
        return courses;
    }

    private void step(String period, BigDecimal value, List<AlertStep> running) {
        Optional<AlertLevel> before = running.isEmpty() ? Optional.empty() : Optional.of(running.getLast().level());
        Optional<AlertLevel> now = level(value, before);
        if (before.equals(now)) {
            return;
        }
        StepKind kind = before.isEmpty() ? StepKind.OPENED : now.isEmpty() ? StepKind.CLOSED
                : now.get().compareTo(before.get()) > 0 ? StepKind.UPGRADED : StepKind.DOWNGRADED;
        running.add(new AlertStep(period, kind, now.or(() -> before).orElseThrow(), value));
    }

    /** A level is held where it is crossed, or where it was held and the value has not recovered from it. */
    private Optional<AlertLevel> level(BigDecimal value, Optional<AlertLevel> before) {
        AlertLevel level = null;
        for (Threshold bound : bounds) {
            boolean held = before.filter(was -> was.compareTo(bound.level()) >= 0).isPresent();
            if (direction.isWorse(value, held ? bound.recovers() : bound.crosses())) {
                level = bound.level();
            }
        }
        return Optional.ofNullable(level);
    }
}
