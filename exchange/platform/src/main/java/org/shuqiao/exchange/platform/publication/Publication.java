package org.shuqiao.exchange.platform.publication;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.check.ListedWords;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.draft.EntryDrafts;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.publish.CatalogDuty;
import org.shuqiao.catalog.publish.CatalogUser;
import org.shuqiao.catalog.publish.ChangeLine;
import org.shuqiao.catalog.publish.ChangeWords;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishResult;
import org.shuqiao.catalog.publish.SubmissionResult;
import org.shuqiao.catalog.publish.VersionReference;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.entry.PublicationActs;
import org.shuqiao.exchange.domain.impact.EntryImpact;
import org.shuqiao.exchange.domain.impact.EntryImpacts;
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
    private final InPlaceBinding tables;
    private final EntryActs acts;
    private final EntryImpacts impacts;
    private final PublicationActs approvals;

    /** @param tasks send what the catalogue announced on to the ledger */
    public Publication(Catalog catalog, Permissions permissions, Accounts accounts, SourceFolder sources,
            DueTasks tasks, Operators operators, StageJournal stages, InPlaceBinding tables, EntryActs acts,
            EntryImpacts impacts, PublicationActs approvals) {
        this.catalog = catalog;
        this.permissions = permissions;
        this.accounts = accounts;
        this.sources = sources;
        this.tasks = tasks;
        this.operators = operators;
        this.stages = stages;
        this.tables = tables;
        this.acts = acts;
        this.impacts = impacts;
        this.approvals = approvals;
    }

    /**
     * Drafts the entry of a dataset from its source file and its newest run; where it has an entry, the next version of
     * that.
     */
    public EntryVersion draft(Actor actor, String dataset) {
        permissions.require(actor, Role.OFFICER);
        operators.requireNoOperator(actor, actor.department());
        SourceFile file = sources.find(dataset);
        DatasetFacts facts = catalog.datasets().current(dataset)
                .orElseThrow(() -> new CodedException(JobCode.NOT_STANDARDIZED, dataset));
        return catalog.datasetEntries().draft(EntryDrafts.from(file, facts), officer(actor));
    }

    /** Keeps an entry that an officer wrote. */
    public EntryVersion draft(Actor actor, EntryDraft draft) {
        permissions.require(actor, Role.OFFICER);
        operators.requireNoOperator(actor, actor.department());
        ListedWords.require(draft);
        return catalog.datasetEntries().draftNew(draft, officer(actor));
    }

    /** @return the department's drafts and what it has under review, last edited first */
    public List<EntryVersion> open(Actor actor) {
        permissions.require(actor, Role.OFFICER);
        return catalog.entries().openOf(actor.department());
    }

    /** @return the newest version with all that its draft says, for its department, the authority and auditors */
    public EntryVersion inside(Actor actor, long entry) {
        EntryVersion newest = newest(entry);
        permissions.requireInvolvement(actor, String.valueOf(entry), newest.draft().provider());
        return newest;
    }

    /** Replaces what a draft says. @param revision that was read; a newer one is {@code CHANGED_MEANWHILE} */
    public EntryVersion save(Actor actor, long entry, int revision, EntryDraft draft) {
        permissions.require(actor, Role.OFFICER);
        ListedWords.require(draft);
        EntryVersion newest = newest(entry);
        return catalog.datasetEntries().save(new VersionReference(entry, newest.version(), revision), draft,
                officer(actor));
    }

    /** Takes back what is under review, to amend it. */
    public EntryVersion recall(Actor actor, long entry) {
        permissions.require(actor, Role.OFFICER);
        return catalog.entries().recall(newest(entry).reference(), officer(actor));
    }

    /** Gives a draft up; it stays in the history. */
    public EntryVersion discard(Actor actor, long entry) {
        permissions.require(actor, Role.OFFICER);
        return catalog.entries().discard(newest(entry).reference(), officer(actor));
    }

    /** Drafts the next version of a published or withdrawn entry. */
    public EntryVersion revise(Actor actor, long entry) {
        permissions.require(actor, Role.OFFICER);
        return catalog.entries().revise(entry, officer(actor));
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

    /**
     * Submits, and keeps with the version whom it affects. A version of an entry whose earlier version was bound to a
     * table takes that binding over, where the table has a column for each item.
     */
    public SubmissionResult submit(Actor actor, long entry) {
        permissions.require(actor, Role.OFFICER);
        operators.requireNoOperator(actor, actor.department());
        EntryVersion version = newest(entry);
        return impacts.submitting(version, actor.login(), () -> {
            SubmissionResult result = catalog.entries().submit(version.reference(), officer(actor));
            if (result instanceof SubmissionResult.Submitted submitted) {
                tables.takeOver(actor, submitted.version());
            }
            return result;
        });
    }

    /** @return what a version says otherwise than the one before it, in words; nothing for the first */
    public List<ChangeLine> changes(EntryVersion version) {
        return before(version).map(old -> ChangeWords.between(old.draft(), version.draft())).orElse(List.of());
    }

    /** @return the published version that a version takes the place of, else the last one that was published */
    public Optional<EntryVersion> before(EntryVersion version) {
        return catalog.entries().history(version.entry()).stream()
                .filter(old -> old.version() < version.version() && old.published().isPresent()).findFirst();
    }

    /** @return whom it affects that the version is published */
    public EntryImpact impact(EntryVersion version) {
        return impacts.of(version);
    }

    /** @return whom it affected when the version was submitted or withdrawn */
    public List<EntryImpacts.Kept> keptImpact(EntryVersion version) {
        return impacts.kept(version.entry(), version.version());
    }

    /** @return the act by which a reviewer with a key of their own approves that the entry is published */
    public ActPreview previewApproval(Actor actor, long entry) {
        return approvals.preview(actor, publishable(actor, entry));
    }

    public PublishResult publish(Actor actor, long entry) {
        return publish(actor, entry, Optional.empty());
    }

    /** @param approved the act that {@link #previewApproval} showed, approved with a key of the reviewer's own */
    public PublishResult publish(Actor actor, long entry, Optional<ApprovedAct> approved) {
        EntryVersion version = publishable(actor, entry);
        approvals.approve(actor, version, approved);
        PublishResult result = announced(() -> stages.publishing(actor.login(),
                () -> catalog.entries().publish(version.reference(), authority(actor))));
        if (result instanceof PublishResult.Published published) {
            acts.signBound(published.announcement().code(), version.version());
        }
        return result;
    }

    private EntryVersion publishable(Actor actor, long entry) {
        permissions.require(actor, Role.AUTHORITY);
        EntryVersion version = newest(entry);
        requireOtherPerson(actor, version);
        tables.requireData(actor, version);
        return version;
    }

    public EntryVersion giveBack(Actor actor, long entry, String reason) {
        permissions.require(actor, Role.AUTHORITY);
        return catalog.entries().returnToDraft(newest(entry).reference(), reason, authority(actor));
    }

    public Announcement withdraw(Actor actor, long entry, String reason) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY);
        EntryVersion version = published(entry);
        CatalogUser by = permissions.holds(actor, Role.AUTHORITY) ? authority(actor) : officer(actor);
        return announced(() -> impacts.withdrawing(version, actor.login(), () -> stages.withdrawing(actor.login(),
                version, () -> catalog.entries().withdraw(version.reference(), reason, by))));
    }

    /** The published version, also while the next one is a draft; without one the newest, which is then refused. */
    private EntryVersion published(long entry) {
        return catalog.entries().history(entry).stream().filter(version -> version.state() == EntryState.PUBLISHED)
                .findFirst().orElseGet(() -> newest(entry));
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
