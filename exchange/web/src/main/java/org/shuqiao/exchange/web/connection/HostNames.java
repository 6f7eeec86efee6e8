package org.shuqiao.exchange.web.connection;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.web.error.EarlyRefusal;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filter in front of everything but the access log: a request is for a name of this server, or for the address it
 * arrived at, and no other name is ever written into an answer. What the connection itself was refused for is answered
 * here, too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class HostNames extends OncePerRequestFilter {

    private final Set<String> names = new HashSet<>();

    HostNames(Configuration configuration) {
        configuration.server().names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (!ours(request)) {
            EarlyRefusal.mark(request, new CodedException(ServerCode.HOST_UNKNOWN));
        }
        if (EarlyRefusal.marked(request)) {
            EarlyRefusal.send(request, response);
            return;
        }
        next.doFilter(request, response);
    }

    private boolean ours(HttpServletRequest request) {
        String name = request.getServerName().toLowerCase(Locale.ROOT).replaceAll("^\\[|\\]$", "");
        String arrived = request.getLocalAddr();
        boolean here = arrived.startsWith("127.") || arrived.equals("0:0:0:0:0:0:0:1") || arrived.equals("::1");
        return names.contains(name) || name.equals(arrived) || here && (name.equals("localhost") || name.equals("::1"));
    }
}
