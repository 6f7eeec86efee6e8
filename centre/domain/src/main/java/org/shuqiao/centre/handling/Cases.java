package org.shuqiao.centre.handling;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.division.Divisions;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.centre.event.EventPool;
import org.shuqiao.centre.event.EventSources;
import org.shuqiao.centre.event.EventStory;
import org.shuqiao.centre.event.PooledEvent;
import org.shuqiao.centre.responsibility.Responsibility;
import org.shuqiao.exchange.domain.account.Account;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Dispatches events by the list of responsibility and takes the steps of their cases: dispatched, accepted or returned,
 * handled, checked, closed, rated. Each step is taken once, from the states that it fits, with its account and time.
 */
public final class Cases {

    private static final int LISTED = 500;

    private final ExchangeStore store;
    private final EventPool pool;
    private final EventSources sources;
    private final Divisions divisions;
    private final Permissions permissions;
    private final Accounts accounts;
    private final Deadlines deadlines;
    private final CaseBook book;
    private final CaseNotices notices;

    public Cases(ExchangeStore store, EventPool pool, EventSources sources, Divisions divisions,
            Permissions permissions, Accounts accounts, LegalClock legal, Alerts inbox) {
        this.store = store;
        this.pool = pool;
        this.sources = sources;
        this.divisions = divisions;
        this.permissions = permissions;
        this.accounts = accounts;
        this.deadlines = new Deadlines(sources, legal);
        this.book = new CaseBook(store);
        this.notices = new CaseNotices(inbox);
    }

    /** @return the cases that the actor sees, the open ones first */
    public List<EventCase.Line> list(Actor actor, Optional<CaseState> state, boolean overdue) {
        boolean supervises = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        if (!supervises) {
            permissions.require(actor, Role.OFFICER, Role.REQUESTER);
        }
        Instant now = store.now();
        return book.of(supervises ? Optional.empty() : Optional.of(actor.department()), state, overdue,
                overdue ? Integer.MAX_VALUE : LISTED).stream().map(each -> deadlines.line(each, now))
                .filter(each -> !overdue || each.overdue()).limit(LISTED).toList();
    }

    public EventCase.Story show(Actor actor, String id) {
        EventCase found = book.find(id).orElseThrow(() -> new CodedException(CentreCode.CASE_UNKNOWN, id));
        permissions.requireInvolvement(actor, id, found.owner(), found.lead(),
                found.territorial().orElse(found.owner()));
        return new EventCase.Story(deadlines.line(found, store.now()), book.steps(id));
    }

    /** @return the cases of an event that the actor sees, the latest first */
    public List<EventCase.Line> ofEvent(EventStory seen) {
        return book.ofEvent(seen.event().id()).stream().map(each -> deadlines.line(each, store.now())).toList();
    }

    /**
     * Gives an event to who answers for it: an event that is not under way, or whose case was returned.
     *
     * @param event  id of the event, or of any of its reports
     * @param person another officer than the list says, of whatever department; then a note is needed
     */
    public EventCase.Story dispatch(Actor actor, String event, Optional<String> person, Optional<String> note) {
        String why = person.isPresent() ? needed(note) : text(note);
        permissions.requireOf(actor, pool.show(actor, event).event().owner(), event, Role.OFFICER);
        return show(actor, pool.alone(actor.department(), () -> {
            EventStory story = pool.show(actor, event);
            PooledEvent of = story.event();
            Responsibility.Owner to = responsible(of, person);
            Responsibility.Limits limits = sources.responsibility().limits(of.kind()).orElseThrow(() ->
                    new CodedException(CentreCode.NOBODY_RESPONSIBLE, of.id(), of.kind(), of.division()));
            Optional<EventCase> under = book.ofEvent(of.id()).stream()
                    .filter(each -> each.state() != CaseState.CLOSED)
                    .min(Comparator.comparing(each -> each.state() == CaseState.RETURNED));
            String id = under.map(each -> again(each.id(), to, limits)).orElseGet(() -> book.open(of,
                    story.reports().getFirst().report().id(), to, limits));
            book.step(id, CaseStep.DISPATCH, actor.login(), to.person(), why, Optional.empty());
            notices.dispatched(book.locked(id).orElseThrow());
            return id;
        }));
    }

    private String again(String id, Responsibility.Owner to, Responsibility.Limits limits) {
        EventCase of = book.locked(id).orElseThrow();
        if (of.state() != CaseState.RETURNED) {
            throw new CodedException(CentreCode.CASE_UNDER_WAY, of.event(), id);
        }
        book.again(id, to, limits);
        return id;
    }

    private Responsibility.Owner responsible(PooledEvent event, Optional<String> person) {
        Optional<Responsibility.Owner> listed = sources.responsibility().of(event.kind(), event.division(), divisions);
        if (person.isPresent()) {
            Account account = officer(person.get());
            return new Responsibility.Owner(event.kind(), Optional.empty(), account.department(), account.login(),
                    listed.flatMap(Responsibility.Owner::territorial));
        }
        Responsibility.Owner owner = listed.orElseThrow(() -> new CodedException(CentreCode.NOBODY_RESPONSIBLE,
                event.id(), event.kind(), event.division()));
        if (!officer(owner.person()).department().equals(owner.lead())) {
            throw new CodedException(CentreCode.CASE_PERSON, owner.person());
        }
        return owner;
    }

    private Account officer(String login) {
        return accounts.find(login).filter(each -> each.active() && each.roles().contains(Role.OFFICER))
                .orElseThrow(() -> new CodedException(CentreCode.CASE_PERSON, login));
    }

    /** The responsible department takes a case on; who accepts it answers for it. */
    public EventCase.Story accept(Actor actor, String id, Optional<String> note) {
        String text = text(note);
        return change(id, of -> {
            permissions.requireOf(actor, of.lead(), id, Role.OFFICER);
            step(of, CaseStep.ACCEPT, actor, actor.login(), text);
        }, actor);
    }

    /** The responsible department says why the case is not its own. */
    public EventCase.Story giveBack(Actor actor, String id, Optional<String> reason) {
        String text = needed(reason);
        return change(id, of -> {
            permissions.requireOf(actor, of.lead(), id, Role.OFFICER);
            step(of, CaseStep.RETURN, actor, of.person(), text);
            notices.returned(of);
        }, actor);
    }

    /** The responsible department tells the result. */
    public EventCase.Story handle(Actor actor, String id, Optional<String> result) {
        String text = needed(result);
        return change(id, of -> {
            permissions.requireOf(actor, of.lead(), id, Role.OFFICER);
            step(of, CaseStep.HANDLE, actor, of.person(), text);
            book.handledBy(id, actor.login());
        }, actor);
    }

    /** An officer of the pool's owner who did not handle the case looks at it. @param note needed if it fails */
    public EventCase.Story check(Actor actor, String id, boolean passed, Optional<String> note) {
        String text = passed ? text(note) : needed(note);
        return change(id, of -> {
            permissions.requireOf(actor, of.owner(), id, Role.OFFICER);
            if (of.handledBy().filter(by -> accounts.samePerson(by, actor.login())).isPresent()) {
                throw new CodedException(CentreCode.CASE_OWN_WORK, id);
            }
            step(of, passed ? CaseStep.PASS : CaseStep.REJECT, actor, of.person(), text);
        }, actor);
    }

    /** Ends a case that was checked, or that was returned and is nobody's. @param note needed for the latter */
    public EventCase.Story close(Actor actor, String id, Optional<String> note) {
        return change(id, of -> {
            permissions.requireOf(actor, of.owner(), id, Role.OFFICER);
            step(of, CaseStep.CLOSE, actor, of.person(), of.state() == CaseState.RETURNED ? needed(note) : text(note));
        }, actor);
    }

    /** Notes what the citizen said of a closed case, once. */
    public EventCase.Story rate(Actor actor, String id, boolean satisfied, Optional<String> note) {
        String text = text(note);
        return change(id, of -> {
            permissions.requireOf(actor, of.owner(), id, Role.OFFICER, Role.REQUESTER);
            if (of.satisfied().isPresent()) {
                throw new CodedException(CentreCode.CASE_RATED, id);
            }
            step(of, CaseStep.RATE, actor, of.person(), text);
            book.rate(id, satisfied);
        }, actor);
    }

    /** The authority urges a case that is under way; once until something is done about it. */
    public EventCase.Story supervise(Actor actor, String id, Optional<String> note) {
        String text = needed(note);
        return change(id, of -> {
            permissions.require(actor, Role.AUTHORITY);
            if (of.supervised()) {
                throw new CodedException(CentreCode.CASE_SUPERVISED, id);
            }
            step(of, CaseStep.SUPERVISE, actor, of.person(), text);
            notices.supervised(of);
        }, actor);
    }

    private interface Change {
        void make(EventCase of);
    }

    private EventCase.Story change(String id, Change change, Actor actor) {
        store.inTransaction(() -> change.make(book.locked(id)
                .orElseThrow(() -> new CodedException(CentreCode.CASE_UNKNOWN, id))));
        return show(actor, id);
    }

    private void step(EventCase of, CaseStep step, Actor actor, String person, String note) {
        if (!step.fits(of.state())) {
            throw new CodedException(CentreCode.CASE_STEP, of.id(), of.state(), step);
        }
        Optional<Instant> due = switch (step) {
            case ACCEPT, HANDLE -> deadlines.of(of).map(EventCase.Running::due);
            case DISPATCH, RETURN, PASS, REJECT, CLOSE, RATE, SUPERVISE -> Optional.empty();
        };
        book.step(of.id(), step, actor.login(), person, note, due);
    }

    private static String needed(Optional<String> note) {
        return FreeTextRules.check("note", note.orElse(""));
    }

    private static String text(Optional<String> note) {
        return note.filter(each -> !each.isBlank()).map(each -> FreeTextRules.check("note", each)).orElse("");
    }
}
