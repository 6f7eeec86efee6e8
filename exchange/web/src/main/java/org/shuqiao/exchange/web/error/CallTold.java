package org.shuqiao.exchange.web.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.security.AccessEvents;
import org.shuqiao.exchange.domain.security.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Tells the security log of calls and pages that were refused, were malformed or failed. */
@Component
public class CallTold {

    private static final Logger LOG = LoggerFactory.getLogger(CallTold.class);

    private static final String CODE = CallTold.class.getName();

    private final AccessEvents events;

    CallTold(AccessEvents events) {
        this.events = events;
    }

    public void refused(HttpServletRequest request, Door door, ErrorCode code) {
        request.setAttribute(CODE, code);
        Optional<String> node = node();
        tell(() -> {
            if (node.isPresent()) {
                events.nodeRefused(node, place(request), code);
            } else {
                events.refused(login(), door, place(request), code);
            }
        });
    }

    /** Tells of a call that no node's key signed, before it is known what is called. */
    public void unsigned(HttpServletRequest request, ErrorCode code) {
        tell(() -> events.nodeRefused(Optional.empty(), method(request) + " /api/v1/node/**", code));
    }

    /** @return with which code a request was refused, as far as it is known while it runs */
    public static Optional<ErrorCode> code(HttpServletRequest request) {
        return Optional.ofNullable((ErrorCode) request.getAttribute(CODE))
                .or(() -> EarlyRefusal.of(request).map(CodedException::code));
    }

    /** A log that cannot take it does not change the answer: there is no data in one. */
    private static void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            LOG.error("the security log does not take a refusal: {}", e.getClass().getName());
        }
    }

    /** @return the call as the platform names it, with none of what the caller wrote */
    public static String place(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return method(request) + " " + (pattern == null ? "/**" : pattern);
    }

    private static String method(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> request.getMethod();
            default -> "?";
        };
    }

    /** @return the department whose node is let in */
    private static Optional<String> node() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && !(who instanceof AnonymousAuthenticationToken)
                && who.getPrincipal() instanceof String department ? Optional.of(department) : Optional.empty();
    }

    private static Optional<String> login() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof Actor actor ? Optional.of(actor.login())
                : Optional.empty();
    }
}
