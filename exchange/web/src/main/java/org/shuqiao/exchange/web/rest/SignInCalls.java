package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Passkeys;
import org.shuqiao.exchange.domain.account.Passwords;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.account.SignInOrigin;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.exchange.web.security.PortalSessions;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of passwords, passkeys and sessions of the portal. */
@RestController
@RequestMapping("/api/v1")
class SignInCalls {

    private final SignIn signIn;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final PortalSessions sessions;

    SignInCalls(SignIn signIn, Passwords passwords, Passkeys passkeys, PortalSessions sessions) {
        this.signIn = signIn;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    /** A change by whoever has the old password, which is the only credential of the call. */
    record Change(String login, String password, String next) {
        @Override
        public String toString() {
            return "Change[" + login + "]";
        }
    }

    /** What the administrator tells the account's owner. */
    record Reset(String login, String password, Instant until) {
        @Override
        public String toString() {
            return "Reset[" + login + "]";
        }
    }

    @PostMapping("/password")
    void change(@RequestBody Change change, HttpServletRequest request) {
        if (change.login() == null || change.password() == null || change.next() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "login, password, next");
        }
        signIn.changePassword(change.login(), change.password(), change.next(),
                new SignInOrigin(Door.REST, request.getRemoteAddr()));
        sessions.endOthers(request, change.login(), change.login());
    }

    /** Replaces somebody's password by one that lets in to its own change only; the account's sessions end. */
    @PostMapping("/accounts/{login}/reset")
    Reset reset(@AuthenticationPrincipal Actor actor, @PathVariable String login, HttpServletRequest request) {
        Passwords.OneTime made = passwords.reset(actor, login);
        sessions.endOthers(request, login, actor.login());
        return new Reset(login, made.password(), made.until());
    }

    @DeleteMapping("/passkeys/{id}")
    void removePasskey(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        passkeys.remove(actor, id);
    }

    @GetMapping("/sessions")
    List<PortalSessions.Session> sessions(@AuthenticationPrincipal Actor actor) {
        return sessions.visibleTo(actor);
    }

    @DeleteMapping("/sessions/{id}")
    void end(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        sessions.end(actor, id);
    }
}
