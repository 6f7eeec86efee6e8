package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Passkeys;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.account.SignInOrigin;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.exchange.web.security.PortalSessions;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of passwords, passkeys and sessions of the portal. */
@RestController
@RequestMapping("/api/v1")
class SignInCalls {

    private final SignIn signIn;
    private final Changes changes;
    private final Passkeys passkeys;
    private final PortalSessions sessions;

    SignInCalls(SignIn signIn, Changes changes, Passkeys passkeys, PortalSessions sessions) {
        this.signIn = signIn;
        this.changes = changes;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    /** A change by whoever has the old password, which is the only credential of the call. */
    record PasswordChange(String login, String password, String next) {
        @Override
        public String toString() {
            return "PasswordChange[" + login + "]";
        }
    }

    /** The proposer's half of a password for one use; the approver gives the other. */
    record Reset(String password) {
        @Override
        public String toString() {
            return "Reset[]";
        }
    }

    @PostMapping("/password")
    void change(@RequestBody PasswordChange change, HttpServletRequest request) {
        if (change.login() == null || change.password() == null || change.next() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "login, password, next");
        }
        signIn.changePassword(change.login(), change.password(), change.next(),
                new SignInOrigin(Door.REST, request.getRemoteAddr()));
        sessions.endOthers(request, change.login(), change.login());
    }

    /** Proposes a password for one use, which its owner changes within a day; another person approves it. */
    @PostMapping("/accounts/{login}/reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangeView reset(@AuthenticationPrincipal Actor actor, @PathVariable String login, @RequestBody Reset order) {
        return ChangeView.of(changes.propose(actor, new Change.ResetPassword(login),
                Optional.ofNullable(order.password())));
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
