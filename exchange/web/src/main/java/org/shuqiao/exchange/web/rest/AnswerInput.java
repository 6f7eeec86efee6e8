package org.shuqiao.exchange.web.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.correction.Answered;
import org.shuqiao.exchange.domain.correction.ObjectionOutcome;
import org.shuqiao.exchange.web.error.ServerCode;

/**
 * Request body of the answer to an objection.
 *
 * @param outcome {@code corrected} or {@code confirmed}
 * @param since day since which the data were wrong; of a correction
 * @param detail which row it is and what is right: told to the receivers, sealed
 */
record AnswerInput(String outcome, String explanation, String since, ComplaintInput.Detail detail) {

    Answered read() {
        return new Answered(ObjectionOutcome.of(RequestCalls.given(outcome))
                .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "outcome")),
                RequestCalls.given(explanation), day(), ComplaintInput.Detail.read(detail));
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.ofNullable(since).filter(text -> !text.isBlank()).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw new CodedException(ServerCode.BAD_REQUEST, e, "since");
        }
    }
}
