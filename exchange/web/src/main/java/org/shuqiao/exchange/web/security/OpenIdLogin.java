package org.shuqiao.exchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Maps the claims of an OpenID login to an account of the platform. */
final class OpenIdLogin implements AuthenticationSuccessHandler {

    private final OpenIdProvider provider;
    private final PortalSignIn entering;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    /** @param entering begins the session */
    OpenIdLogin(OpenIdProvider provider, PortalSignIn entering) {
        this.provider = provider;
        this.entering = entering;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws IOException {
        OidcUser user = (OidcUser) login.getPrincipal();
        try {
            Actor actor = provider.actor(user.getClaims());
            // the token stays with the session, for the log-out at the provider
            response.sendRedirect(entering.enter(request, response,
                    UsernamePasswordAuthenticationToken.authenticated(actor, user.getIdToken(), List.of())));
        } catch (CodedException e) {
            sessions.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
            SecurityContextHolder.clearContext();
            request.getSession().setAttribute("loginProblem", e);
            response.sendRedirect("/login?failed");
        }
    }
}
