package org.shuqiao.exchange.web.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.security.AccessEvents;
import org.shuqiao.exchange.domain.security.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Tells the security log of calls and pages that were refused, were malformed or failed. */
@Component
public class CallTold {

    private static final Logger LOG = LoggerFactory.getLogger(CallTold.class);

    private final AccessEvents events;

    CallTold(AccessEvents events) {
        this.events = events;
    }

    /** A log that cannot take it does not change the answer: there is no data in one. */
    public void refused(HttpServletRequest request, Door door, ErrorCode code) {
        try {
            events.refused(login(), door, place(request), code);
        } catch (RuntimeException e) {
            LOG.error("the security log does not take a refusal: {}", e.getClass().getName());
        }
    }

    /** @return the call as the platform names it, with none of what the caller wrote */
    public static String place(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String method = switch (request.getMethod()) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> request.getMethod();
            default -> "?";
        };
        return method + " " + (pattern == null ? "/**" : pattern);
    }

    private static Optional<String> login() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof Actor actor ? Optional.of(actor.login())
                : Optional.empty();
    }
}
