package org.shuqiao.exchange.platform.publication;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.draft.EntryDrafts;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.publish.CatalogDuty;
import org.shuqiao.catalog.publish.CatalogUser;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishResult;
import org.shuqiao.catalog.publish.SubmissionResult;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.stage.StageJournal;
import org.shuqiao.exchange.domain.task.DueTasks;
import org.shuqiao.exchange.platform.jobs.JobCode;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.standards.source.SourceFile;

/**
 * Drafts, submits and publishes catalogue entries of datasets on behalf of accounts.
 */
public final class Publication {

    private static final Set<EntryState> PUBLIC = EnumSet.of(EntryState.PUBLISHED, EntryState.WITHDRAWN);

    private final Catalog catalog;
    private final Permissions permissions;
    private final Accounts accounts;
    private final SourceFolder sources;
    private final DueTasks tasks;
    private final Operators operators;
    private final StageJournal stages;

    /** @param tasks send what the catalogue announced on to the ledger */
    public Publication(Catalog catalog, Permissions permissions, Accounts accounts, SourceFolder sources,
            DueTasks tasks, Operators operators, StageJournal stages) {
        this.catalog = catalog;
        this.permissions = permissions;
        this.accounts = accounts;
        this.sources = sources;
        this.tasks = tasks;
        this.operators = operators;
        this.stages = stages;
    }

    /** Drafts the entry of a dataset from its source file and its newest run. */
    public EntryVersion draft(Actor actor, String dataset) {
        permissions.require(actor, Role.OFFICER);
        operators.requireNoOperator(actor, actor.department());
        SourceFile file = sources.find(dataset);
        DatasetFacts facts = catalog.datasets().current(dataset)
                .orElseThrow(() -> new CodedException(JobCode.NOT_STANDARDIZED, dataset));
        return catalog.entries().draft(EntryDrafts.from(file, facts), officer(actor));
    }

    /** Keeps an entry that an officer wrote. */
    public EntryVersion draft(Actor actor, EntryDraft draft) {
        permissions.require(actor, Role.OFFICER);
        operators.requireNoOperator(actor, actor.department());
        return catalog.entries().draft(draft, officer(actor));
    }

    public EntryVersion newest(long entry) {
        return catalog.entries().history(entry).stream().findFirst()
                .orElseGet(() -> catalog.entries().get(entry, 1));
    }

    /**
     * The newest version that the actor may see: what is not published yet is for its department, the authority and
     * auditors.
     */
    public EntryVersion visible(Actor actor, long entry) {
        EntryVersion newest = newest(entry);
        if (PUBLIC.contains(newest.state())) {
            return newest;
        }
        String provider = newest.draft().provider();
        Optional<EntryVersion> published = catalog.entries().history(entry).stream()
                .filter(version -> PUBLIC.contains(version.state())).findFirst();
        if (published.isPresent() && !actor.department().equals(provider) && !permissions.holds(actor, Role.AUTHORITY)
                && !permissions.holds(actor, Role.AUDITOR)) {
            return published.get();
        }
        permissions.requireInvolvement(actor, String.valueOf(entry), provider);
        return newest;
    }

    public SubmissionResult submit(Actor actor, long entry) {
        permissions.require(actor, Role.OFFICER);
        operators.requireNoOperator(actor, actor.department());
        return catalog.entries().submit(newest(entry).reference(), officer(actor));
    }

    public PublishResult publish(Actor actor, long entry) {
        permissions.require(actor, Role.AUTHORITY);
        EntryVersion version = newest(entry);
        requireOtherPerson(actor, version);
        return announced(() -> stages.publishing(actor.login(), () -> catalog.entries().publish(version.reference(),
                authority(actor))));
    }

    public EntryVersion giveBack(Actor actor, long entry, String reason) {
        permissions.require(actor, Role.AUTHORITY);
        return catalog.entries().returnToDraft(newest(entry).reference(), reason, authority(actor));
    }

    public Announcement withdraw(Actor actor, long entry, String reason) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY);
        EntryVersion version = newest(entry);
        return announced(() -> stages.withdrawing(actor.login(), version, () -> catalog.entries().withdraw(
                version.reference(), reason, permissions.holds(actor, Role.AUTHORITY) ? authority(actor)
                        : officer(actor))));
    }

    /** The catalogue compares accounts; a second account of the same person is no second person. */
    private void requireOtherPerson(Actor actor, EntryVersion version) {
        Stream.concat(Stream.of(version.createdBy(), version.editedBy()), version.submittedBy().stream())
                .filter(by -> accounts.samePerson(by, actor.login())).findFirst().ifPresent(by -> {
                    throw new CodedException(CatalogCode.SAME_PERSON);
                });
    }

    private <T> T announced(Supplier<T> work) {
        T result = work.get();
        tasks.run();
        return result;
    }

    private static CatalogUser officer(Actor actor) {
        return new CatalogUser(actor.login(), actor.department(),
                CatalogDuty.OFFICER);
    }

    private static CatalogUser authority(Actor actor) {
        return new CatalogUser(actor.login(), actor.department(),
                CatalogDuty.AUTHORITY);
    }
}
