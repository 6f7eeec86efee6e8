package org.shuqiao.exchange.domain.account;

import java.util.EnumSet;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Says what can be an account, and which roles one person may hold in all accounts together. */
public final class AccountRules {

    private final ExchangeStore store;
    private final Departments departments;

    public AccountRules(ExchangeStore store, Departments departments) {
        this.store = store;
        this.departments = departments;
    }

    private record Held(String person, String department, Set<Role> roles) { }

    /** Refuses what cannot be an account. */
    public void check(NewAccount account) {
        requireGiven("login", account.login());
        requireGiven("person", account.person());
        requireSeparate(account.login(), account.person(), account.roles());
        requireOneDepartment(account.login(), account.person(), account.department(), account.roles());
        if (departments.find(account.department()).isEmpty()) {
            throw new CodedException(ExchangeCode.DEPARTMENT_UNKNOWN, account.department());
        }
    }

    /** Refuses a login that is taken; whoever comes second is refused by the store all the same. */
    public void requireFree(String login) {
        boolean taken = store.sql("select exists (select 1 from exchange.account where login = :login)")
                .param("login", login).query(Boolean.class).single();
        if (taken) {
            throw new CodedException(ExchangeCode.LOGIN_TAKEN);
        }
    }

    /** Refuses roles that an account cannot have. */
    public void checkRoles(String login, Set<Role> roles) {
        Held held = held(login);
        requireSeparate(login, held.person(), roles);
        requireOneDepartment(login, held.person(), held.department(), roles);
    }

    /** Refuses to enable an account whose roles its person may no longer hold. */
    public void checkActive(String login, boolean active) {
        Held held = held(login);
        if (active) {
            requireSeparate(login, held.person(), held.roles());
            requireOneDepartment(login, held.person(), held.department(), held.roles());
        }
    }

    private Held held(String login) {
        return store.sql("select person, department, roles from exchange.account where login = :login")
                .param("login", login)
                .query((row, number) -> new Held(row.getString("person"), row.getString("department"),
                        Accounts.roles(row)))
                .optional()
                .orElseThrow(() -> new CodedException(ExchangeCode.ACCOUNT_DISABLED));
    }

    private static void requireGiven(String field, String value) {
        if (value.isBlank()) {
            throw FieldFault.missing(field);
        }
    }

    /** Duties are those of a person: the roles of all active accounts of the person must go together. */
    private void requireSeparate(String login, String person, Set<Role> roles) {
        if (roles.isEmpty()) {
            throw FieldFault.missing("roles");
        }
        if (roles.contains(Role.LEAD) && !roles.contains(Role.OFFICER)) {
            throw new CodedException(LeadCode.LEAD_IS_OFFICER);
        }
        Set<Role> all = EnumSet.copyOf(roles);
        store.sql("select roles from exchange.account where person = :person and login <> :login and active")
                .param("person", person).param("login", login)
                .query((row, number) -> Accounts.roles(row)).list().forEach(all::addAll);
        for (Role one : all) {
            all.stream().filter(one::conflictsWith).findFirst().ifPresent(other -> {
                throw new CodedException(ExchangeCode.ROLES_CONFLICT, one.id(), other.id());
            });
        }
    }

    /** Nobody asks for one department and decides for another. */
    private void requireOneDepartment(String login, String person, String department, Set<Role> roles) {
        if (!roles.contains(Role.OFFICER) && !roles.contains(Role.REQUESTER)) {
            return;
        }
        store.sql("""
                select department from exchange.account
                where person = :person and login <> :login and active and department <> :department
                    and roles && cast(:business as text[]) limit 1""")
                .param("person", person).param("login", login).param("department", department)
                .param("business", new String[] {Role.OFFICER.id(), Role.REQUESTER.id()})
                .query(String.class).optional().ifPresent(other -> {
                    throw new CodedException(ExchangeCode.PERSON_ELSEWHERE, other);
                });
    }
}
