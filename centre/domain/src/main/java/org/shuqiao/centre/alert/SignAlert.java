package org.shuqiao.centre.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shuqiao.centre.indicator.AlertLevel;

/**
 * Alert of an indicator in a division.
 *
 * @param id        {@code <indicator>.<division>.<opened>}, and the version from the second on
 * @param opened    period in which it was opened
 * @param ended     period in which it closed; empty while it is open
 * @param withdrawn whether corrected data showed that there was no reason for it
 */
public record SignAlert(String id, String indicator, String division, String opened, AlertLevel level,
        AlertLevel worst, Optional<String> ended, boolean withdrawn, List<AlertStep> steps,
        Optional<Acknowledgement> acknowledged, Optional<Silence> silence) {

    public SignAlert {
        steps = List.copyOf(steps);
    }

    /** Acknowledgement by an account, with its remark. */
    public record Acknowledgement(String by, Instant at, String remark) { }

    /** Time until which nobody is told of it any more. */
    public record Silence(String by, LocalDate until, String reason) { }

    public boolean isOpen() {
        return ended.isEmpty() && !withdrawn;
    }
}
