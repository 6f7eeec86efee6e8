package org.shuqiao.exchange.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.web.error.EarlyRefusal;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other web sites from calling the REST API through a browser that has stored credentials for it. A call that a
 * browser makes comes from a page of this server itself, and one that changes something has a form that no page of
 * another site can send without being asked for leave (Fetch standard, CORS-preflight), which is never given.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a>
 */
final class BrowserGuard extends OncePerRequestFilter {

    private static final String SITE = "Sec-Fetch-Site";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (foreign(request) || sendableByForm(request)) {
            EarlyRefusal.send(request, response, new CodedException(ServerCode.OTHER_SITE));
            return;
        }
        next.doFilter(request, response);
    }

    /** @return whether a browser made the call, whoever asked it to */
    static boolean fromBrowser(HttpServletRequest request) {
        return request.getHeader(SITE) != null || request.getHeader(HttpHeaders.ORIGIN) != null
                || request.getCookies() != null
                || Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("").contains("text/html");
    }

    private static boolean foreign(HttpServletRequest request) {
        String site = request.getHeader(SITE);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return site != null && !site.equals("same-origin") || origin != null && !origin.equals(own(request))
                || site == null && request.getCookies() != null;
    }

    /** @return this server as the browser names it: scheme, name and port */
    static String own(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }

    /** @return whether it is the only method that a form has and that changes something, in what a form can send */
    private static boolean sendableByForm(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        return request.getMethod().equals("POST") && !type.replaceAll("[; ].*", "").equals("application/json")
                && request.getHeader("X-Requested-With") == null;
    }
}
