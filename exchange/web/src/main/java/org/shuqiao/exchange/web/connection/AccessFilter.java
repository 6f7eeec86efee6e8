package org.shuqiao.exchange.web.connection;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.security.AccessEvents;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.platform.audit.AccessLog;
import org.shuqiao.exchange.web.error.CallTold;
import org.shuqiao.exchange.web.error.EarlyRefusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filter in front of the two doors that speak HTTP: writes into the access log what each call for data was answered.
 * It sees the answer and not how it came about, so that an answer without a record is seen too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AccessFilter extends OncePerRequestFilter {

    private static final Map<String, Door> DOORS = Map.of("POST /api/v1/query", Door.REST, "POST /api/v1/confirm",
            Door.REST, "POST /query", Door.PORTAL,
            "POST /api/v1/files", Door.REST, "POST /files", Door.PORTAL, "POST /confirm", Door.PORTAL,
            "POST /api/v1/pushes", Door.REST, "POST /pushes", Door.PORTAL);

    /** Handing out of what was delivered: of one several times, where it is fetched in pieces or pushed again. */
    private static final Pattern HAND_OUT = Pattern.compile("(?:GET (?:/api/v1)?/files/[0-9A-HJKMNP-TV-Z]{26}/content"
            + "|POST (?:/api/v1)?/pushes/[0-9A-HJKMNP-TV-Z]{26}/again"
            + "|(?:GET|POST) /api/v1/(?:subscriptions/[^/]+/changes|services/[^/]+/rows))");

    private final AccessLog log;

    AccessFilter(AccessLog log) {
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return door(call(request)).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        try {
            log.require();
        } catch (CodedException e) {
            EarlyRefusal.send(request, response, e);
            return;
        }
        boolean ended = false;
        try {
            next.doFilter(request, response);
            ended = true;
        } finally {
            write(request, ended && response.getStatus() / 100 == 2);
        }
    }

    private void write(HttpServletRequest request, boolean answered) {
        String call = call(request);
        Door door = door(call).orElseThrow();
        Optional<AnsweredRecord> record = AnsweredRecord.of(request);
        if (record.isPresent()) {
            log.recorded(door, call, record.get().delivered(), record.get().id());
        } else if (answered) {
            log.unrecorded(door, call);
        } else {
            log.failed(door, call, CallTold.code(request).filter(code -> AccessEvents.told(code).isPresent())
                    .map(ErrorCode::id));
        }
    }

    private static Optional<Door> door(String call) {
        Matcher handOut = HAND_OUT.matcher(call);
        return handOut.matches() ? Optional.of(call.contains("/api/v1/") ? Door.REST : Door.PORTAL)
                : Optional.ofNullable(DOORS.get(call));
    }

    /** By the decoded path: the same door answers to a path with escaped letters. */
    private static String call(HttpServletRequest request) {
        return request.getMethod() + " " + request.getServletPath();
    }
}
