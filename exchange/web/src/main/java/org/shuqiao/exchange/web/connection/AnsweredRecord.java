package org.shuqiao.exchange.web.connection;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.Settled;

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

    /** Notes the end of an attempt whose rows are passed on. */
    public static void note(HttpServletRequest request, Settled<?> settled) {
        request.setAttribute(NAME, new AnsweredRecord(settled.receipt().record().id(),
                settled instanceof Settled.Given));
    }

    /** Notes that what was delivered before is handed out, or more of it. */
    public static void handedOut(HttpServletRequest request, String record) {
        request.setAttribute(NAME, new AnsweredRecord(record, true));
    }

    static Optional<AnsweredRecord> of(HttpServletRequest request) {
        return Optional.ofNullable((AnsweredRecord) request.getAttribute(NAME));
    }
}
