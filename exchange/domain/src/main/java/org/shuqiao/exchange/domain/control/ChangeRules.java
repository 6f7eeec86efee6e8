package org.shuqiao.exchange.domain.control;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Account;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;

/**
 * Says who may propose and who may approve a change. Both are persons, not accounts: several accounts of one person
 * count as that person.
 */
final class ChangeRules {

    private final Accounts accounts;
    private final Permissions permissions;

    ChangeRules(Accounts accounts, Permissions permissions) {
        this.accounts = accounts;
        this.permissions = permissions;
    }

    void requireProposer(Actor actor, Change change) {
        switch (change) {
            case Change.Bind bind -> permissions.requireOf(actor, bind.provider(), bind.resource(), Role.OFFICER);
            case Change.AddAccount add -> permissions.require(actor, Role.ADMIN);
            case Change.SetRoles set -> permissions.require(actor, Role.ADMIN);
            case Change.SetActive set -> permissions.require(actor, Role.ADMIN);
            case Change.ResetPassword reset -> permissions.require(actor, Role.ADMIN);
            case Change.ErasePeriod erase -> permissions.require(actor, Role.ADMIN);
            case Change.EraseData erase -> permissions.require(actor, Role.ADMIN);
            case Change.AdmitOperator admit -> permissions.require(actor, Role.ADMIN, Role.AUTHORITY);
            case Change.AdmitKey admit -> permissions.require(actor, Role.ADMIN, Role.AUTHORITY);
            case Change.AdoptFile file -> permissions.require(actor, Role.ADMIN);
        }
        requireUnconcerned(actor, change);
    }

    /**
     * A second person: another officer of the provider or a reviewer for a binding, for an operator or a node's key
     * one so that one of the two is of the authority, another administrator for anything else. Where no other
     * administrator could approve, a reviewer of the data authority does.
     */
    void requireApprover(Actor actor, Proposal proposal) {
        permissions.require(actor, Role.ADMIN, Role.AUTHORITY, Role.OFFICER);
        if (person(actor.login()).equals(person(proposal.proposedBy()))) {
            throw new CodedException(ControlCode.SAME_PERSON, proposal.id());
        }
        requireUnconcerned(actor, proposal.change());
        boolean may = switch (proposal.change()) {
            case Change.Bind bind -> permissions.holds(actor, Role.AUTHORITY)
                    || permissions.holds(actor, Role.OFFICER) && actor.department().equals(bind.provider());
            case Change.AddAccount add -> administers(actor, proposal);
            case Change.SetRoles set -> administers(actor, proposal);
            case Change.SetActive set -> administers(actor, proposal);
            case Change.ResetPassword reset -> administers(actor, proposal);
            case Change.ErasePeriod erase -> administers(actor, proposal);
            case Change.EraseData erase -> administers(actor, proposal);
            case Change.AdmitOperator admit -> withAuthority(actor, proposal);
            case Change.AdmitKey admit -> withAuthority(actor, proposal);
            case Change.AdoptFile file -> administers(actor, proposal);
        };
        if (!may) {
            throw new CodedException(ControlCode.NOT_YOURS_TO_APPROVE, proposal.id(), who(proposal));
        }
    }

    private boolean administers(Actor actor, Proposal proposal) {
        return permissions.holds(actor, Role.ADMIN)
                || permissions.holds(actor, Role.AUTHORITY) && otherAdministrators(proposal).isEmpty();
    }

    /** One of the two who admit an operator or a node is of the authority. */
    private boolean withAuthority(Actor actor, Proposal proposal) {
        return permissions.holds(actor, Role.AUTHORITY)
                || permissions.holds(actor, Role.ADMIN) && isAuthority(proposal.proposedBy());
    }

    private boolean isAuthority(String login) {
        return accounts.find(login).filter(account -> account.active() && account.roles().contains(Role.AUTHORITY))
                .isPresent();
    }

    private String who(Proposal proposal) {
        return proposal.change() instanceof Change.Bind || proposal.change() instanceof Change.AdmitOperator
                || proposal.change() instanceof Change.AdmitKey
                || otherAdministrators(proposal).isEmpty()
                ? Role.AUTHORITY.id() : Role.ADMIN.id();
    }

    private List<Account> otherAdministrators(Proposal proposal) {
        Set<String> excluded = concerned(proposal.change());
        String proposer = person(proposal.proposedBy());
        return accounts.active(Role.ADMIN).stream()
                .filter(admin -> !admin.person().equals(proposer) && !excluded.contains(admin.person())).toList();
    }

    private void requireUnconcerned(Actor actor, Change change) {
        if (concerned(change).contains(person(actor.login()))) {
            throw new CodedException(ControlCode.CONCERNS_YOURSELF);
        }
    }

    /** @return the persons whose rights the change changes */
    private Set<String> concerned(Change change) {
        return switch (change) {
            case Change.AddAccount add -> Set.of(add.account().person());
            case Change.SetRoles set -> Set.of(person(set.login()));
            case Change.SetActive set -> Set.of(person(set.login()));
            case Change.ResetPassword reset -> Set.of(person(reset.login()));
            case Change.Bind bind -> Set.of();
            case Change.ErasePeriod erase -> Set.of();
            case Change.EraseData erase -> Set.of();
            case Change.AdmitOperator admit -> Set.of();
            case Change.AdmitKey admit -> Set.of();
            case Change.AdoptFile file -> Set.of();
        };
    }

    /** Refuses a change that would leave nobody who administers. */
    void requireAdministratorLeft(Change change) {
        boolean takes = switch (change) {
            case Change.SetRoles set -> !set.roles().contains(Role.ADMIN);
            case Change.SetActive set -> !set.active();
            case Change.AddAccount add -> false;
            case Change.ResetPassword reset -> false;
            case Change.Bind bind -> false;
            case Change.ErasePeriod erase -> false;
            case Change.EraseData erase -> false;
            case Change.AdmitOperator admit -> false;
            case Change.AdmitKey admit -> false;
            case Change.AdoptFile file -> false;
        };
        Set<String> administrators = accounts.active(Role.ADMIN).stream().map(Account::login)
                .collect(Collectors.toSet());
        if (takes && administrators.equals(Set.of(change.about()))) {
            throw new CodedException(ControlCode.LAST_ADMINISTRATOR, change.about());
        }
    }

    private String person(String login) {
        return accounts.find(login).map(Account::person)
                .orElseThrow(() -> new CodedException(ControlCode.ACCOUNT_UNKNOWN, login));
    }
}
