package org.shuqiao.exchange.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answer to a form whose session has ended: the login page, from which the reader comes back to the form's page. What
 * was typed is taken by nobody here; the browser's tab keeps it for the same account. All else that is denied is told
 * as before.
 */
final class LateForm implements AccessDeniedHandler {

    /** Pages for everybody: who sends their forms may have no account. */
    private static final List<String> OPEN = List.of("/verify", "/login/", "/api");

    private final AccessDeniedHandler others = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        if (e instanceof CsrfException && nobody() && OPEN.stream().noneMatch(request.getRequestURI()::startsWith)) {
            PortalSignIn.comeBack(request);
            response.sendRedirect("/login?expired");
            return;
        }
        others.handle(request, response, e);
    }

    private static boolean nobody() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who == null || who instanceof AnonymousAuthenticationToken;
    }
}
