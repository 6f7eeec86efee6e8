package org.shuqiao.exchange.domain.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Authorizes each call against the stored account and its roles. A disabled account or a withdrawn role stops working
 * at once, whatever a session remembers.
 */
public final class Permissions {

    /** Roles whose use is told to the auditor: they see or change what is not their department's. */
    private static final Set<Role> SUPERVISING = EnumSet.of(Role.ADMIN, Role.AUTHORITY, Role.AUDITOR);

    private final ExchangeStore store;
    private final SecurityJournal journal;

    public Permissions(ExchangeStore store, SecurityJournal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** Refuses an actor that holds none of the roles. */
    public void require(Actor actor, Role... anyOf) {
        held(actor, anyOf);
    }

    /**
     * Refuses an actor that holds none of the roles.
     *
     * @return those of the roles that the account holds now, whatever the session remembers
     */
    public Set<Role> held(Actor actor, Role... anyOf) {
        Set<Role> held = current(actor);
        if (Arrays.stream(anyOf).noneMatch(held::contains)) {
            String needed = Arrays.stream(anyOf).map(Role::id).collect(Collectors.joining(", "));
            throw new CodedException(ExchangeCode.ROLE_NEEDED, needed);
        }
        noteUse(actor, held);
        return Arrays.stream(anyOf).filter(held::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** @return whether the actor's account holds the role now */
    public boolean holds(Actor actor, Role role) {
        return current(actor).contains(role);
    }

    /** Refuses an actor that holds the role for another department than the one concerned. */
    public void requireOf(Actor actor, String department, String what, Role... anyOf) {
        require(actor, anyOf);
        if (!actor.department().equals(department)) {
            throw new CodedException(ExchangeCode.OTHER_DEPARTMENT, what);
        }
    }

    /** Refuses whoever has nothing to do with the matter: neither side, nor supervision, nor audit. */
    public void requireInvolvement(Actor actor, String what, String... departments) {
        Set<Role> held = current(actor);
        boolean supervises = held.contains(Role.AUTHORITY) || held.contains(Role.AUDITOR);
        boolean takesPart = (held.contains(Role.OFFICER) || held.contains(Role.REQUESTER))
                && Arrays.asList(departments).contains(actor.department());
        if (!supervises && !takesPart) {
            throw new CodedException(ExchangeCode.OTHER_DEPARTMENT, what);
        }
        noteUse(actor, held);
    }

    private void noteUse(Actor actor, Set<Role> held) {
        held.stream().filter(SUPERVISING::contains).forEach(role ->
                journal.note(SecurityKind.ROLE_USED, actor.login(), "", Map.of("role", role.id())));
    }

    private Set<Role> current(Actor actor) {
        return store.sql("""
                select roles from exchange.account
                where login = :login and department = :department and active""")
                .param("login", actor.login()).param("department", actor.department())
                .query((row, number) -> Accounts.roles(row))
                .optional()
                .orElseThrow(() -> new CodedException(ExchangeCode.ACCOUNT_DISABLED));
    }
}
