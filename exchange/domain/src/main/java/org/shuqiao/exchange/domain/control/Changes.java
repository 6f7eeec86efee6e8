package org.shuqiao.exchange.domain.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.AccountRules;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Passwords;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.PersonKeys;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.node.NodeRegistry;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.retention.Erasures;
import org.shuqiao.exchange.domain.retention.Retention;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Changes accounts, roles, bindings, departments, settings and admissions of operators and nodes when two agree: one
 * proposes, another approves what it says, by its digest, within seven days. Each step is an entry of the security
 * log, in the same transaction.
 */
public final class Changes {

    /** How long a proposal stays open. */
    public static final Duration OPEN = Duration.ofDays(7);

    /** Characters that each half of an initial password has at least. */
    public static final int HALF_LENGTH = 6;

    private static final int SHOWN = 200;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Accounts accounts;
    private final AccountRules accountRules;
    private final Passwords passwords;
    private final EntryActs entries;
    private final ApprovedFiles files;
    private final Operators operators;
    private final SecurityJournal journal;
    private final Retention retention;
    private final Erasures erasures;
    private final NodeRegistry nodes;
    private final Acts acts;
    private final PersonKeys persons;
    private final ChangeRules rules;
    private final ChangeRepository repository;

    public Changes(ExchangeStore store, Permissions permissions, Accounts accounts, AccountRules accountRules,
            Passwords passwords, EntryActs entries, ApprovedFiles files, Operators operators,
            SecurityJournal journal, Retention retention, Erasures erasures, NodeRegistry nodes, Acts acts) {
        this.store = store;
        this.permissions = permissions;
        this.accounts = accounts;
        this.accountRules = accountRules;
        this.passwords = passwords;
        this.entries = entries;
        this.files = files;
        this.operators = operators;
        this.journal = journal;
        this.retention = retention;
        this.erasures = erasures;
        this.nodes = nodes;
        this.acts = acts;
        this.persons = new PersonKeys(store);
        this.rules = new ChangeRules(accounts, permissions);
        this.repository = new ChangeRepository(store);
    }

    /**
     * Proposes a change.
     *
     * @param half for a new account, or another password: the proposer's half of it. The approver gives the other, so
     *     that neither of them can sign in with the account
     */
    public Proposal propose(Actor actor, Change change, Optional<String> half) {
        rules.requireProposer(actor, change);
        check(change);
        if (change.setsPassword()) {
            requireHalf(half);
        }
        return store.inTransaction(() -> {
            Instant now = store.now();
            Proposal proposal = new Proposal(store.nextNumber("C"), change,
                    ChangeJson.digest(ChangeJson.write(change)), actor.login(), now, now.plus(OPEN), ChangeState.OPEN,
                    Optional.empty(), Optional.empty());
            repository.insert(proposal, half);
            enter(SecurityKind.CHANGE_PROPOSED, actor.login(), proposal);
            return proposal;
        });
    }

    /** @return the act of an approval, whose digest the second person signs with a key of their own */
    public ActPreview previewApproval(Actor actor, String id) {
        return store.inTransaction(() -> {
            Proposal proposal = approvable(actor, id);
            return acts.preview(ChangeActs.approval(proposal, actor));
        });
    }

    /** Approves a change by the log-in. */
    public Proposal approve(Actor actor, String id, String digest, Optional<String> half) {
        return approve(actor, id, digest, half, Optional.empty());
    }

    /**
     * Approves a change and makes it.
     *
     * @param digest of the change as the approver saw it
     * @param half for a new account, or another password: the approver's half of it
     * @param signed the act that {@link #previewApproval} showed, approved with a key of the approver's own, which an
     *     account with a passkey has to; it is kept as an act of the approver's department
     */
    public Proposal approve(Actor actor, String id, String digest, Optional<String> half,
            Optional<ApprovedAct> signed) {
        Proposal approved = store.inTransaction(() -> {
            Proposal proposal = approvable(actor, id);
            if (!proposal.digest().equals(digest)) {
                throw new CodedException(ControlCode.DIGEST_STALE, id);
            }
            if (signed.isPresent()) {
                repository.markSigned(id,
                        acts.submit(ChangeActs.approval(proposal, actor), signed).act().digest());
            } else {
                persons.require(actor.login(), Approval.session());
            }
            make(proposal, half);
            return closed(actor, proposal, ChangeState.APPROVED, SecurityKind.CHANGE_APPROVED);
        });
        entries.sendEvents();
        return approved;
    }

    private Proposal approvable(Actor actor, String id) {
        Proposal proposal = repository.lock(id);
        rules.requireApprover(actor, proposal);
        requireOpen(proposal);
        if (!proposal.digest().equals(ChangeJson.digest(ChangeJson.write(proposal.change())))) {
            throw new CodedException(ControlCode.DIGEST_STALE, id);
        }
        return proposal;
    }

    /** Rejects a change, by whoever may approve it. */
    public Proposal reject(Actor actor, String id) {
        return store.inTransaction(() -> {
            Proposal proposal = repository.lock(id);
            rules.requireApprover(actor, proposal);
            requireOpen(proposal);
            return closed(actor, proposal, ChangeState.REJECTED, SecurityKind.CHANGE_REJECTED);
        });
    }

    /** Withdraws a change, by whoever proposed it. */
    public Proposal withdraw(Actor actor, String id) {
        permissions.require(actor, Role.ADMIN, Role.OFFICER, Role.AUTHORITY);
        return store.inTransaction(() -> {
            Proposal proposal = repository.lock(id);
            if (!proposal.proposedBy().equals(actor.login())) {
                throw new CodedException(ControlCode.NOT_YOURS_TO_APPROVE, id, proposal.proposedBy());
            }
            requireOpen(proposal);
            return closed(actor, proposal, ChangeState.WITHDRAWN, SecurityKind.CHANGE_WITHDRAWN);
        });
    }

    /** @return for administrators, the authority and auditors all, for officers those of their department's bindings */
    public List<Proposal> list(Actor actor, Optional<ChangeState> state) {
        Set<Role> held = permissions.held(actor, Role.ADMIN, Role.AUTHORITY, Role.AUDITOR, Role.OFFICER);
        boolean all = held.contains(Role.ADMIN) || held.contains(Role.AUTHORITY) || held.contains(Role.AUDITOR);
        return repository.list(state, SHOWN).stream()
                .filter(p -> all || p.change() instanceof Change.Bind bind
                        && bind.provider().equals(actor.department()))
                .toList();
    }

    /** Closes what nobody decided in time. */
    public void expire() {
        store.inTransaction(() -> {
            List<Proposal> due = repository.due(store.now());
            due.forEach(each -> repository.close(each.id(), ChangeState.EXPIRED, Optional.empty()));
            due.forEach(each -> enter(SecurityKind.CHANGE_EXPIRED, "", each));
        });
    }

    /** Asked after the permission: who may not decide is not told how it stands. */
    private void requireOpen(Proposal proposal) {
        if (proposal.state() != ChangeState.OPEN) {
            throw new CodedException(ControlCode.CHANGE_CLOSED, proposal.id(), proposal.state().word());
        }
        if (!store.now().isBefore(proposal.expiresAt())) {
            throw new CodedException(ControlCode.CHANGE_CLOSED, proposal.id(), ChangeState.EXPIRED.word());
        }
    }

    private Proposal closed(Actor actor, Proposal proposal, ChangeState state, SecurityKind kind) {
        repository.close(proposal.id(), state, Optional.of(actor.login()));
        enter(kind, actor.login(), proposal);
        return repository.lock(proposal.id());
    }

    private void check(Change change) {
        rules.requireAdministratorLeft(change);
        switch (change) {
            case Change.AddAccount add -> {
                accountRules.check(add.account());
                accountRules.requireFree(add.account().login());
            }
            case Change.SetRoles set -> accountRules.checkRoles(set.login(), set.roles());
            case Change.SetActive set -> accountRules.checkActive(set.login(), set.active());
            case Change.ResetPassword reset -> passwords.requireLocal(reset.login());
            case Change.Bind bind -> entries.requireVersion(bind.resource(), bind.version());
            case Change.ErasePeriod erase -> retention.requireErasable(erase.period());
            case Change.EraseData erase -> erasures.requireErasable(erase.what(), erase.before());
            case Change.AdmitOperator admit -> operators.check(admit.admission());
            case Change.AdmitKey admit -> nodes.check(admit.department(), ChangeActs.enrolment(admit));
            case Change.AdoptFile file -> {
                if (files.approved(file.file()).filter(file.content()::equals).isPresent()) {
                    throw new CodedException(ControlCode.NOTHING_CHANGED, file.file().word());
                }
            }
        }
    }

    private void make(Proposal proposal, Optional<String> half) {
        rules.requireAdministratorLeft(proposal.change());
        switch (proposal.change()) {
            case Change.AddAccount add -> {
                requireHalf(half);
                accounts.add(add.account(), repository.half(proposal.id()).orElse("") + half.orElse(""));
            }
            case Change.SetRoles set -> accounts.setRoles(set.login(), set.roles());
            case Change.SetActive set -> accounts.setActive(set.login(), set.active());
            case Change.ResetPassword reset -> {
                requireHalf(half);
                passwords.reset(reset.login(), repository.half(proposal.id()).orElse("") + half.orElse(""),
                        proposal.proposedBy());
            }
            case Change.Bind bind -> entries.bindWithin(accounts.actor(proposal.proposedBy()), bind.resource(),
                    bind.version(), bind.binding());
            case Change.ErasePeriod erase ->
                    retention.erase(erase.period(), proposal.proposedBy(), proposal.id());
            case Change.EraseData erase ->
                    erasures.erase(erase.what(), erase.before(), proposal.proposedBy(), proposal.id());
            case Change.AdmitOperator admit -> operators.check(admit.admission()); // that it is approved admits
            case Change.AdmitKey admit -> nodes.admit(admit.department(), ChangeActs.enrolment(admit));
            case Change.AdoptFile file -> files.approve(file.file(), file.content(), Optional.of(proposal.id()));
        }
    }

    private static void requireHalf(Optional<String> half) {
        if (half.map(String::length).orElse(0) < HALF_LENGTH) {
            throw new CodedException(ControlCode.HALF_MISSING, HALF_LENGTH);
        }
    }

    private void enter(SecurityKind kind, String by, Proposal proposal) {
        journal.enter(kind, by, proposal.change().about(), Map.of("change", proposal.id(),
                "what", proposal.change().kind(), "digest", proposal.digest(), "proposedBy", proposal.proposedBy()));
    }
}
