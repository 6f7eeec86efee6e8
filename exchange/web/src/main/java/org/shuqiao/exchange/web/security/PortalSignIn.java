package org.shuqiao.exchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Passkeys;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.account.SignInOrigin;
import org.shuqiao.exchange.domain.security.Door;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/**
 * Last step of signing in at the portal: whoever has a passkey is asked for it, and only then has a session. Between
 * the two nothing but the passkey's own page knows who it is, for a few minutes.
 */
@Component
public final class PortalSignIn implements AuthenticationSuccessHandler {

    private static final String PENDING = "shuqiao.pending";
    private static final String LEFT = "shuqiao.left";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Passkeys passkeys;
    private final SignIn signIn;
    private final PortalSessions sessions;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final RequestCache wanted = new HttpSessionRequestCache();

    PortalSignIn(Passkeys passkeys, SignIn signIn, PortalSessions sessions, Clock clock) {
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.sessions = sessions;
        this.clock = clock;
    }

    private record Pending(Actor actor, Instant until) { }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws IOException {
        Actor actor = (Actor) login.getPrincipal();
        if (passkeys.of(actor.login()).isEmpty()) {
            response.sendRedirect(enter(request, response, login));
            return;
        }
        contexts.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
        SecurityContextHolder.clearContext();
        request.getSession().setAttribute(PENDING,
                new Pending(actor, clock.instant().plus(PATIENCE)));
        response.sendRedirect("/login/passkey");
    }

    /** @return who has given the right password in this session and is asked for the passkey */
    public Optional<Actor> pending(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(session -> (Pending) session.getAttribute(PENDING))
                .filter(pending -> clock.instant().isBefore(pending.until())).map(Pending::actor);
    }

    /** Lets in whoever has shown the passkey, too; the session gets a new name once more. */
    public String complete(HttpServletRequest request, HttpServletResponse response, Actor actor) {
        request.getSession().removeAttribute(PENDING);
        request.changeSessionId();
        return enter(request, response,
                UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()));
    }

    /** @return where the user wanted to go */
    String enter(HttpServletRequest request, HttpServletResponse response, Authentication login) {
        Actor actor = (Actor) login.getPrincipal();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(login);
        contexts.saveContext(context, request, response);
        sessions.begin(request, actor);
        signIn.entered(actor.login(), origin(request));
        SavedRequest saved = wanted.getRequest(request, response);
        wanted.removeRequest(request, response);
        Optional<String> left = Optional.ofNullable((String) request.getSession().getAttribute(LEFT));
        request.getSession().removeAttribute(LEFT);
        return left.orElseGet(() -> saved == null ? "/" : saved.getRedirectUrl());
    }

    /** Notes the page of this site from which a late form came, as the place to come back to. */
    static void comeBack(HttpServletRequest request) {
        String referer = Optional.ofNullable(request.getHeader("Referer")).orElse("");
        String own = BrowserGuard.own(request);
        String path = referer.startsWith(own + "/") ? referer.substring(own.length()) : "";
        if (!path.isEmpty() && !path.startsWith("//") && !path.startsWith("/login")) {
            request.getSession().setAttribute(LEFT, path);
        }
    }

    public static SignInOrigin origin(HttpServletRequest request) {
        return new SignInOrigin(Door.PORTAL, request.getRemoteAddr());
    }
}
