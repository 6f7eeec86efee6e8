package org.shuqiao.exchange.web.connection;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;

/**
 * Record that the answer to a request carries, as its door shows it to the caller.
 *
 * @param id of the exchange record
 */
public record AnsweredRecord(String id, boolean delivered) {

    private static final String NAME = AnsweredRecord.class.getName();

    /** Notes what the door is about to answer. */
    public static void note(HttpServletRequest request, DeliveryResult result) {
        request.setAttribute(NAME, new AnsweredRecord(result.receipt().record().id(),
                result instanceof DeliveryResult.Delivered));
    }

    static Optional<AnsweredRecord> of(HttpServletRequest request) {
        return Optional.ofNullable((AnsweredRecord) request.getAttribute(NAME));
    }
}
