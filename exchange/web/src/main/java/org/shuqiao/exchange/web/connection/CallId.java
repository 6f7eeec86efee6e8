package org.shuqiao.exchange.web.connection;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each call its id: the one that a proxy or a program sends along, else a random one. It is in the answer's
 * header, in every line that is logged meanwhile, and the number that a reader is told when something fails inside.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class CallId extends OncePerRequestFilter {

    /** Header by which an id comes in and goes out. */
    public static final String HEADER = "X-Request-Id";

    /** Name of the id in the lines of the log. */
    public static final String LOGGED = "call";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

    /** @return the id of a call */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(CallId.class.getName()) instanceof String id ? id : random();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        String id = Optional.ofNullable(request.getHeader(HEADER)).filter(sent -> FORM.matcher(sent).matches())
                .orElseGet(CallId::random);
        request.setAttribute(CallId.class.getName(), id);
        response.setHeader(HEADER, id);
        MDC.put(LOGGED, id);
        try {
            next.doFilter(request, response);
        } finally {
            MDC.remove(LOGGED);
        }
    }

    private static String random() {
        return HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextLong());
    }
}
