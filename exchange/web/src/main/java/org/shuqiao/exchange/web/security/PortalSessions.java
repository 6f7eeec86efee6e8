package org.shuqiao.exchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.account.SignInEvents;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.Proposal;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.stereotype.Component;

/** Sessions of the portal: listed and ended by their owner and by administrators, a few for each account. */
@Component
public final class PortalSessions implements HttpSessionListener {

    private static final String ID = "shuqiao.session";
    private static final int MOST = 8;
    private static final int BROWSER = 120;
    /** @see <a href="https://pages.nist.gov/800-63-4/sp800-63b.html">NIST SP 800-63B-4 §2.2.3, reauthentication</a> */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Map<String, Held> sessions = new ConcurrentHashMap<>();
    private final Permissions permissions;
    private final SignInEvents events;
    private final Clock clock;

    PortalSessions(Permissions permissions, SignInEvents events, Clock clock) {
        this.permissions = permissions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A session as lists show it.
     *
     * @param id names it in lists and lets nobody in
     * @param browser what the browser says of itself
     */
    public record Session(String id, String login, String address, String browser, Instant since) { }

    private record Held(Session session, HttpSession http) { }

    /** Enters a session of somebody who has just signed in; the oldest of too many ends. */
    public void begin(HttpServletRequest request, Actor actor) {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        String browser = Optional.ofNullable(request.getHeader("User-Agent")).orElse("—");
        HttpSession http = request.getSession();
        http.setAttribute(ID, id);
        sessions.put(id, new Held(new Session(id, actor.login(), request.getRemoteAddr(),
                browser.substring(0, Math.min(BROWSER, browser.length())), clock.instant()), http));
        of(actor.login()).stream().filter(session -> !session.id().equals(id)) // however many began in this moment
                .skip(MOST - 1).toList().forEach(old -> end(old, actor.login(), "replaced"));
    }

    /** @return the account's sessions, the newest first */
    public List<Session> of(String login) {
        return listed(session -> session.login().equals(login));
    }

    /** @return the actor's own sessions; for administrators those of everybody */
    public List<Session> visibleTo(Actor actor) {
        return actor.has(Role.ADMIN) ? everybodys(actor) : of(actor.login());
    }

    private List<Session> everybodys(Actor actor) {
        permissions.require(actor, Role.ADMIN);
        return listed(session -> true);
    }

    private List<Session> listed(Predicate<Session> which) {
        return sessions.values().stream().map(Held::session).filter(which)
                .sorted(Comparator.comparing(Session::since).reversed()).toList();
    }

    /** Ends one's own session, or as an administrator that of anybody. */
    public void end(Actor actor, String id) {
        Held held = Optional.ofNullable(sessions.get(id))
                .orElseThrow(() -> new CodedException(ServerCode.SESSION_UNKNOWN));
        if (!held.session().login().equals(actor.login())) {
            permissions.require(actor, Role.ADMIN);
        }
        end(held.session(), actor.login(), "ended");
    }

    /** Ends all sessions of an account but the one of the request. */
    public void endOthers(HttpServletRequest request, String login, String by) {
        String own = id(request.getSession(false)).orElse("");
        of(login).stream().filter(session -> !session.id().equals(own)).forEach(session -> end(session, by, "ended"));
    }

    /** Ends the sessions of an account whose password, roles or activity two persons changed. */
    public void endAfter(Proposal made) {
        switch (made.change()) {
            case Change.ResetPassword reset -> endAll(reset.login(), made);
            case Change.SetActive set -> endAll(set.login(), made);
            case Change.SetRoles set -> endAll(set.login(), made);
            case Change.AddAccount add -> { }
            case Change.Bind bind -> { }
            case Change.ErasePeriod erase -> { }
            case Change.EraseData erase -> { }
            case Change.AdmitOperator admit -> { }
            case Change.AdmitKey admit -> { }
            case Change.AdoptFile file -> { }
        }
    }

    private void endAll(String login, Proposal made) {
        of(login).forEach(session -> end(session, made.decidedBy().orElse(made.proposedBy()), "ended"));
    }

    /** @return the name of the session in lists */
    public Optional<String> id(HttpSession http) {
        return Optional.ofNullable(http).map(session -> (String) session.getAttribute(ID));
    }

    /** Ends the session of a request when it has lasted a working day, however busy it is. */
    void endOverdue(HttpServletRequest request) {
        id(request.getSession(false)).map(sessions::get).map(Held::session)
                .filter(session -> clock.instant().isAfter(session.since().plus(LONGEST)))
                .ifPresent(session -> end(session, session.login(), "expired"));
    }

    void signedOut(HttpSession http) {
        id(http).map(sessions::remove)
                .ifPresent(held -> events.sessionEnded(held.session().login(), held.session().login(), "signed-out"));
    }

    private void end(Session session, String by, String how) {
        Held held = sessions.remove(session.id());
        if (held != null) {
            events.sessionEnded(session.login(), by, how);
            try {
                held.http().invalidate();
            } catch (IllegalStateException e) {
                // it ended by itself in the same moment
            }
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        id(event.getSession()).map(sessions::remove)
                .ifPresent(held -> events.sessionEnded(held.session().login(), held.session().login(), "expired"));
    }
}
