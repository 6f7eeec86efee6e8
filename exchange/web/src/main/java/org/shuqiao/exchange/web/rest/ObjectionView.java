package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.correction.Objection;
import org.shuqiao.exchange.domain.correction.ObjectionOutcome;

/**
 * Response body of an objection, without what the row holds.
 *
 * @param state {@code raised}, {@code checking} or {@code closed}
 * @param due by when the provider has to have checked it
 * @param since day since which the data were wrong, once they are corrected
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ObjectionView(String id, String resource, String provider, String department, Optional<String> item,
        String complaint, Optional<String> receipt, OptionalInt row, String state, OffsetDateTime raisedAt,
        Optional<LocalDate> due, boolean overdue, Optional<String> outcome, String explanation,
        Optional<LocalDate> since, Optional<OffsetDateTime> closedAt) {

    static ObjectionView of(Objection objection, Optional<ClockReading> clock) {
        return new ObjectionView(objection.id(), objection.resource(), objection.provider(), objection.department(),
                objection.item(), objection.complaint(), objection.receipt(), objection.row(), objection.state().id(),
                RequestView.time(objection.raisedAt()), clock.flatMap(ClockReading::due),
                clock.filter(ClockReading::isOverdue).isPresent(), objection.outcome().map(ObjectionOutcome::id),
                objection.explanation(), objection.since(), objection.closedAt().map(RequestView::time));
    }
}
