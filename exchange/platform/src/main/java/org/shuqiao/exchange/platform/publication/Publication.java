package org.shuqiao.exchange.platform.publication;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.draft.EntryDrafts;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.publish.CatalogDuty;
import org.shuqiao.catalog.publish.CatalogUser;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishResult;
import org.shuqiao.catalog.publish.SubmissionResult;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
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
    private final SourceFolder sources;
    private final DueTasks tasks;

    /** @param tasks send what the catalogue announced on to the ledger */
    public Publication(Catalog catalog, Permissions permissions, SourceFolder sources, DueTasks tasks) {
        this.catalog = catalog;
        this.permissions = permissions;
        this.sources = sources;
        this.tasks = tasks;
    }

    /** Drafts the entry of a dataset from its source file and its newest run. */
    public EntryVersion draft(Actor actor, String dataset) {
        permissions.require(actor, Role.OFFICER);
        SourceFile file = sources.find(dataset);
        DatasetFacts facts = catalog.datasets().current(dataset)
                .orElseThrow(() -> new CodedException(JobCode.NOT_STANDARDIZED, dataset));
        return catalog.entries().draft(EntryDrafts.from(file, facts), officer(actor));
    }

    /** Keeps an entry that an officer wrote. */
    public EntryVersion draft(Actor actor, EntryDraft draft) {
        permissions.require(actor, Role.OFFICER);
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
        if (published.isPresent() && !actor.department().equals(provider) && !actor.has(Role.AUTHORITY)
                && !actor.has(Role.AUDITOR)) {
            return published.get();
        }
        permissions.requireInvolvement(actor, String.valueOf(entry), provider);
        return newest;
    }

    public SubmissionResult submit(Actor actor, long entry) {
        permissions.require(actor, Role.OFFICER);
        return catalog.entries().submit(newest(entry).reference(), officer(actor));
    }

    public PublishResult publish(Actor actor, long entry) {
        permissions.require(actor, Role.AUTHORITY);
        return announced(() -> catalog.entries().publish(newest(entry).reference(), authority(actor)));
    }

    public EntryVersion giveBack(Actor actor, long entry, String reason) {
        permissions.require(actor, Role.AUTHORITY);
        return catalog.entries().returnToDraft(newest(entry).reference(), reason, authority(actor));
    }

    public Announcement withdraw(Actor actor, long entry, String reason) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY);
        return announced(() -> catalog.entries().withdraw(newest(entry).reference(), reason,
                actor.has(Role.AUTHORITY) ? authority(actor) : officer(actor)));
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
