package org.shuqiao.exchange.web.rest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Passwords;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of accounts and departments. */
@RestController
@RequestMapping("/api/v1")
class AccountCalls {

    private final Departments departments;
    private final Accounts accounts;
    private final Passwords passwords;

    AccountCalls(Departments departments, Accounts accounts, Passwords passwords) {
        this.departments = departments;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /**
     * A new account.
     *
     * @param temporary whether the password, which somebody else chose, lets in to its own change only; null: no
     */
    record NewAccount(String login, String name, String department, List<String> roles, String password,
            Boolean temporary) {
        @Override
        public String toString() {
            return "NewAccount[" + login + "]";
        }
    }

    /** An account as administrators see it. */
    record AccountView(String login, String name, String department, List<String> roles, boolean active) { }

    @PostMapping("/accounts")
    AccountView create(@AuthenticationPrincipal Actor actor, @RequestBody NewAccount account) {
        if (account.login() == null || account.department() == null || account.password() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "login, department, password");
        }
        Set<Role> roles = new LinkedHashSet<>();
        for (String role : account.roles() == null ? List.<String>of() : account.roles()) {
            roles.add(Role.of(role).orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "roles")));
        }
        Actor created = accounts.create(actor, account.login(),
                account.name() == null ? account.login() : account.name(), account.department(), roles,
                account.password());
        if (Boolean.TRUE.equals(account.temporary())) {
            passwords.requireChange(actor, created.login());
        }
        return new AccountView(created.login(), account.name(), created.department(), ids(created.roles()), true);
    }

    @GetMapping("/accounts")
    List<AccountView> all(@AuthenticationPrincipal Actor actor) {
        return accounts.all(actor).stream()
                .map(a -> new AccountView(a.login(), a.name(), a.department(), ids(a.roles()), a.active()))
                .toList();
    }

    @PostMapping("/accounts/{login}/disable")
    void disable(@AuthenticationPrincipal Actor actor, @PathVariable String login) {
        accounts.disable(actor, login);
    }

    @PostMapping("/accounts/{login}/unlock")
    void unlock(@AuthenticationPrincipal Actor actor, @PathVariable String login) {
        accounts.unlock(actor, login);
    }

    @GetMapping("/departments")
    List<Department> departments() {
        return departments.all();
    }

    private static List<String> ids(Set<Role> roles) {
        return roles.stream().map(Role::id).sorted().toList();
    }
}
