package org.shuqiao.exchange.web.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;

/** Refusal of a request before any page or call is reached; the error page tells it in the form that was asked for. */
public final class EarlyRefusal {

    private static final String CODED = EarlyRefusal.class.getName();
    private static final String STATUS = CODED + ".status";

    private EarlyRefusal() { }

    /** Notes that a request is refused, where nothing can be written yet; the first mark counts. */
    public static void mark(HttpServletRequest request, CodedException coded) {
        if (!marked(request)) {
            request.setAttribute(CODED, coded);
            request.setAttribute(STATUS, HttpStatusOf.code(coded.code()).value());
        }
    }

    public static boolean marked(HttpServletRequest request) {
        return request.getAttribute(CODED) != null;
    }

    /** Answers what is marked. */
    public static void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        response.sendError((Integer) request.getAttribute(STATUS));
    }

    /** Marks and answers. */
    public static void send(HttpServletRequest request, HttpServletResponse response, CodedException coded)
            throws IOException {
        mark(request, coded);
        response.sendError((Integer) request.getAttribute(STATUS));
    }

    /** @return why the request was refused, for the error page */
    public static Optional<CodedException> of(HttpServletRequest request) {
        return Optional.ofNullable((CodedException) request.getAttribute(CODED));
    }
}
