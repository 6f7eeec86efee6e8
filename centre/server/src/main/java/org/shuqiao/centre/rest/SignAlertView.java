package org.shuqiao.centre.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.centre.alert.AlertStep;
import org.shuqiao.centre.alert.SignAlert;

/**
 * Alert of an indicator as the API gives it.
 *
 * @param state {@code open}, {@code closed} or {@code withdrawn}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SignAlertView(String id, String indicator, String division, String opened, String level, String worst,
        String state, Optional<String> ended, List<Step> steps, Optional<String> acknowledgedBy,
        Optional<OffsetDateTime> acknowledgedAt, Optional<String> remark, Optional<LocalDate> silencedUntil,
        Optional<String> silenceReason) {

    /** Step of an alert. */
    record Step(String period, String kind, String level, BigDecimal value) {
        static Step of(AlertStep step) {
            return new Step(step.period(), step.kind().code(), step.level().code(), step.value());
        }
    }

    static SignAlertView of(SignAlert alert) {
        return new SignAlertView(alert.id(), alert.indicator(), alert.division(), alert.opened(),
                alert.level().code(), alert.worst().code(),
                alert.withdrawn() ? "withdrawn" : alert.isOpen() ? "open" : "closed", alert.ended(),
                alert.steps().stream().map(Step::of).toList(),
                alert.acknowledged().map(SignAlert.Acknowledgement::by),
                alert.acknowledged().map(seen -> Times.of(seen.at())),
                alert.acknowledged().map(SignAlert.Acknowledgement::remark),
                alert.silence().map(SignAlert.Silence::until), alert.silence().map(SignAlert.Silence::reason));
    }
}
