package org.shuqiao.exchange.web.rest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.NewAccount;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of accounts and departments. */
@RestController
@RequestMapping("/api/v1")
class AccountCalls {

    private final Departments departments;
    private final Accounts accounts;
    private final Changes changes;

    AccountCalls(Departments departments, Accounts accounts, Changes changes) {
        this.departments = departments;
        this.accounts = accounts;
        this.changes = changes;
    }

    /**
     * A new account.
     *
     * @param person id that the city gives once to each person
     * @param password the proposer's half of the initial password; the approver gives the other
     */
    record NewAccountOrder(String login, String name, String person, String department, List<String> roles,
            String password) {
        @Override
        public String toString() {
            return "NewAccountOrder[" + login + "]";
        }
    }

    /** The roles that an account is to have. */
    record RolesOrder(List<String> roles) { }

    /** An account as administrators see it. */
    record AccountView(String login, String name, String person, String department, List<String> roles,
            boolean active) { }

    /** Proposes an account; another person approves it under {@code /api/v1/changes}. */
    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangeView add(@AuthenticationPrincipal Actor actor, @RequestBody NewAccountOrder order) {
        if (order.login() == null || order.department() == null || order.person() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "login, person, department");
        }
        NewAccount account = new NewAccount(order.login(), order.name() == null ? order.login() : order.name(),
                order.person(), order.department(), roles(order.roles()));
        return ChangeView.of(changes.propose(actor, new Change.AddAccount(account),
                Optional.ofNullable(order.password())));
    }

    @GetMapping("/accounts")
    List<AccountView> all(@AuthenticationPrincipal Actor actor) {
        return accounts.all(actor).stream()
                .map(a -> new AccountView(a.login(), a.name(), a.person(), a.department(), ids(a.roles()), a.active()))
                .toList();
    }

    /** Proposes to disable an account. */
    @PostMapping("/accounts/{login}/disable")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangeView disable(@AuthenticationPrincipal Actor actor, @PathVariable String login) {
        return ChangeView.of(changes.propose(actor, new Change.SetActive(login, false), Optional.empty()));
    }

    /** Proposes to enable an account again. */
    @PostMapping("/accounts/{login}/enable")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangeView enable(@AuthenticationPrincipal Actor actor, @PathVariable String login) {
        return ChangeView.of(changes.propose(actor, new Change.SetActive(login, true), Optional.empty()));
    }

    /** Proposes other roles of an account. */
    @PostMapping("/accounts/{login}/roles")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangeView roles(@AuthenticationPrincipal Actor actor, @PathVariable String login, @RequestBody RolesOrder order) {
        return ChangeView.of(changes.propose(actor, new Change.SetRoles(login, roles(order.roles())),
                Optional.empty()));
    }

    /** Ends a lock after failed log-ins, at once: it changes no right. */
    @PostMapping("/accounts/{login}/unlock")
    void unlock(@AuthenticationPrincipal Actor actor, @PathVariable String login) {
        accounts.unlock(actor, login);
    }

    @GetMapping("/departments")
    List<Department> departments() {
        return departments.all();
    }

    private static Set<Role> roles(List<String> given) {
        Set<Role> roles = new LinkedHashSet<>();
        for (String role : given == null ? List.<String>of() : given) {
            roles.add(Role.of(role).orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "roles")));
        }
        return roles;
    }

    private static List<String> ids(Set<Role> roles) {
        return roles.stream().map(Role::id).sorted().toList();
    }
}
