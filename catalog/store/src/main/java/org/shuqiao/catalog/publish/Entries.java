package org.shuqiao.catalog.publish;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.check.EntryCheck;
import org.shuqiao.catalog.check.EntryCheckResult;
import org.shuqiao.catalog.check.Finding;
import org.shuqiao.catalog.check.NameKey;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.catalog.source.Sources;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * State machine of resource entries: draft → submitted → published → superseded or withdrawn. A submitted version is
 * recalled or returned to draft; a draft may be discarded. An officer of the provider writes and submits; a reviewer of
 * the authority, who is another person, returns or publishes. A published version never changes: a new version is
 * drafted from it and takes its place when it is published.
 */
public final class Entries {

    private static final int PAGE = 500;

    private final EntryRows rows;
    private final CheckContextStore neighbours;
    private final Announcements announcements;
    private final Sources sources;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final ZoneId zone;

    public Entries(JdbcClient jdbc, TransactionOperations transactions, Departments departments, Datasets datasets,
            Announcements announcements, Sources sources, LongFunction<QualityGrade> least, LegalTexts texts,
            Clock clock, ZoneId zone) {
        this.rows = new EntryRows(jdbc);
        this.neighbours = new CheckContextStore(jdbc, departments, datasets, sources, least, texts, clock, zone);
        this.sources = sources;
        this.announcements = announcements;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /** Keeps a new entry as version 1 in draft; it may be incomplete. */
    public EntryVersion draft(EntryDraft draft, CatalogUser by) {
        LifecycleRules.writes(by, by.department(), draft);
        return inTransaction(() -> {
            long entry = rows.createEntry(by.department());
            rows.createVersion(entry, 1, by.department(), draft, by, now());
            rows.step(entry, 1, "drafted", by, now(), "");
            return get(entry, 1);
        });
    }

    /** Drafts the next version of an entry that is or was published, beginning with what the last one said. */
    public EntryVersion revise(long entry, CatalogUser by) {
        return inTransaction(() -> {
            rows.lock(entry);
            List<EntryVersion> versions = rows.versions(entry);
            versions.stream().filter(LifecycleRules::open).findFirst().ifPresent(open -> {
                throw new CodedException(CatalogCode.VERSION_OPEN, entry, open.version());
            });
            EntryVersion last = versions.stream().filter(version -> version.published().isPresent()).findFirst()
                    .orElseThrow(() -> LifecycleRules.forbidden(versions.getFirst(), LifecycleRules.Action.REVISE));
            LifecycleRules.writes(by, owner(last), last.draft());
            int next = versions.getFirst().version() + 1;
            rows.createVersion(entry, next, owner(last), last.draft(), by, now());
            rows.step(entry, next, "drafted", by, now(), "");
            return get(entry, next);
        });
    }

    /** Replaces what a draft says. */
    public EntryVersion save(VersionReference at, EntryDraft draft, CatalogUser by) {
        return inTransaction(() -> {
            EntryVersion current = lock(at, LifecycleRules.Action.SAVE);
            LifecycleRules.writes(by, owner(current), draft);
            rows.saveDraft(at, draft, by, now());
            rows.step(at.entry(), at.version(), "saved", by, now(), "");
            return get(at.entry(), at.version());
        });
    }

    /** @return everything the rules find about what an entry would say; 0 for one that is not kept yet */
    public List<Finding> check(long entry, EntryDraft draft) {
        return EntryCheck.check(draft, neighbours.of(entry, draft)).findings();
    }

    /** @return everything the rules find about a version as it stands */
    public List<Finding> check(long entry, int version) {
        return check(entry, get(entry, version).draft());
    }

    /** Hands a faultless draft to the authority and gives it its resource code; else says all that is wrong. */
    public SubmissionResult submit(VersionReference at, CatalogUser by) {
        return inTransaction(() -> {
            EntryVersion current = lock(at, LifecycleRules.Action.SUBMIT);
            LifecycleRules.writes(by, owner(current), current.draft());
            EntryCheckResult checked = EntryCheck.check(current.draft(), neighbours.of(at.entry(), current.draft()));
            if (checked.entry().isEmpty()) {
                sources.claim(at.entry(), current.draft(), by.person());
                return new SubmissionResult.Refused(checked.findings());
            }
            CodeNumbering.give(current, rows);
            rows.submit(at, by, now());
            rows.step(at.entry(), at.version(), "submitted", by, now(), "");
            return new SubmissionResult.Submitted(get(at.entry(), at.version()), checked.findings());
        });
    }

    /** The provider takes a submitted version back to amend it. */
    public EntryVersion recall(VersionReference at, CatalogUser by) {
        return inTransaction(() -> {
            EntryVersion current = lock(at, LifecycleRules.Action.RECALL);
            LifecycleRules.writes(by, owner(current), current.draft());
            rows.backToDraft(at, "");
            rows.step(at.entry(), at.version(), "recalled", by, now(), "");
            return get(at.entry(), at.version());
        });
    }

    /** The authority returns a submitted version to its provider with the reasons. */
    public EntryVersion returnToDraft(VersionReference at, String reasons, CatalogUser by) {
        LifecycleRules.reviews(by);
        LifecycleRules.reasoned(reasons);
        return inTransaction(() -> {
            EntryVersion current = lock(at, LifecycleRules.Action.GIVE_BACK);
            LifecycleRules.otherPerson(by, current);
            rows.backToDraft(at, reasons.strip());
            rows.step(at.entry(), at.version(), "returned", by, now(), reasons.strip());
            return get(at.entry(), at.version());
        });
    }

    /** The authority publishes a submitted version; the version published before is superseded. */
    public PublishResult publish(VersionReference at, CatalogUser by) {
        LifecycleRules.reviews(by);
        return inTransaction(() -> {
            announcements.lock();
            EntryVersion current = lock(at, LifecycleRules.Action.PUBLISH);
            LifecycleRules.otherPerson(by, current);
            EntryCheckResult checked = EntryCheck.check(current.draft(), neighbours.of(at.entry(), current.draft()));
            if (checked.entry().isEmpty()) {
                return new PublishResult.Refused(checked.findings());
            }
            Instant when = now();
            PublishedEntry published = new PublishedEntry(current.code().orElseThrow(), at.version(),
                    LocalDate.ofInstant(when, zone), checked.entry().get());
            String canonical = CatalogJson.canonical(published);
            String digest = CatalogJson.digestOf(canonical);
            rows.publishedOf(at.entry()).ifPresent(before -> {
                rows.move(at.entry(), before.version(), EntryState.SUPERSEDED, "");
                rows.step(at.entry(), before.version(), "superseded", by, when, "");
            });
            rows.publish(at, published, canonical, digest, by, when);
            rows.setPublished(at.entry(), at.version(), NameKey.of(published.entry().name()));
            rows.step(at.entry(), at.version(), "published", by, when, "");
            neighbours.publish(at.entry(), published.entry());
            sources.publish(at.entry(), published.entry());
            Announcement announcement = announcements.add(new Announcement(0, Announcement.Kind.PUBLISHED, at.entry(),
                    published.code(), at.version(), digest, published.entry().provider(),
                    current.submittedBy().orElseThrow(), by.person(), by.department(), when, ""));
            return new PublishResult.Published(get(at.entry(), at.version()), announcement, checked.findings());
        });
    }

    /** The provider or the authority withdraws the published version for a reason. */
    public Announcement withdraw(VersionReference at, String reason, CatalogUser by) {
        LifecycleRules.reasoned(reason);
        return inTransaction(() -> {
            announcements.lock();
            EntryVersion current = lock(at, LifecycleRules.Action.WITHDRAW);
            if (by.role() != CatalogDuty.AUTHORITY) {
                LifecycleRules.writes(by, owner(current), current.draft());
            }
            Instant when = now();
            rows.move(at.entry(), at.version(), EntryState.WITHDRAWN, reason.strip());
            rows.clearPublished(at.entry());
            rows.step(at.entry(), at.version(), "withdrawn", by, when, reason.strip());
            neighbours.withdraw(at.entry());
            sources.withdraw(at.entry());
            return announcements.add(new Announcement(0, Announcement.Kind.WITHDRAWN, at.entry(), current.code()
                    .orElseThrow(), at.version(),
                    current.digest().orElseThrow(), owner(current), current.submittedBy().orElseThrow(), by.person(),
                            by.department(), when, reason.strip()));
        });
    }

    /** The provider gives a draft up; it stays in the history. */
    public EntryVersion discard(VersionReference at, CatalogUser by) {
        return inTransaction(() -> {
            EntryVersion current = lock(at, LifecycleRules.Action.DISCARD);
            LifecycleRules.writes(by, owner(current), current.draft());
            rows.move(at.entry(), at.version(), EntryState.DISCARDED, "");
            rows.step(at.entry(), at.version(), "discarded", by, now(), "");
            return get(at.entry(), at.version());
        });
    }

    /** @return the published version of a resource code */
    public Optional<EntryVersion> published(String code) {
        return rows.publishedByCode(code);
    }

    /** @return the number of the entry with this resource code */
    public Optional<Long> number(String code) {
        return rows.numberOf(code);
    }

    /** @return any version of a resource code */
    public Optional<EntryVersion> find(String code, int version) {
        return rows.byCode(code, version);
    }

    /** @return a version; one that does not exist is an error */
    public EntryVersion get(long entry, int version) {
        return rows.find(entry, version).orElseThrow(() -> rows.versions(entry).isEmpty()
                ? new CodedException(CatalogCode.ENTRY_UNKNOWN, entry)
                : new CodedException(CatalogCode.VERSION_UNKNOWN, entry, version));
    }

    /** @return all versions of an entry, newest first */
    public List<EntryVersion> history(long entry) {
        return rows.versions(entry);
    }

    /** @return for each column of the dataset that a published entry shares the highest grade given to it */
    public Map<String, Grade> columnGrades(String dataset) {
        return neighbours.grades(dataset);
    }

    /** @return who did what to a version, in order */
    public List<VersionStep> steps(long entry, int version) {
        return rows.steps(entry, version);
    }

    /** @return what awaits the authority's review */
    public List<EntryVersion> toReview() {
        return rows.inState(EntryState.SUBMITTED, Optional.empty());
    }

    /** @return the department's drafts and submitted versions, last edited first */
    public List<EntryVersion> openOf(String department) {
        return rows.openOf(department);
    }

    /** @return all versions in a state, of one department or of all, last edited first */
    public List<EntryVersion> inState(EntryState state, Optional<String> department) {
        return rows.inState(state, department);
    }

    /** @return the versions that are or were published over any of the datasets */
    public List<EntryVersion> madeOf(Collection<String> datasets) {
        return rows.madeOf(datasets);
    }

    /** @return the published versions that name a resource as related */
    public List<EntryVersion> relatedTo(String code) {
        return rows.relatedTo(code);
    }

    /** @return what is published, by code and name alone */
    public List<PublishedTitle> titles() {
        return rows.titles();
    }

    /** Does something with every published version, one after the other: a city has more than memory holds at once. */
    public void eachPublished(Consumer<EntryVersion> work) {
        List<EntryVersion> page = rows.publishedAfter(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(work);
            page = rows.publishedAfter(page.getLast().entry(), PAGE);
        }
    }

    private EntryVersion lock(VersionReference at, LifecycleRules.Action action) {
        rows.lock(at.entry());
        EntryVersion current = get(at.entry(), at.version());
        LifecycleRules.allows(current, action);
        if (current.revision() != at.revision()) {
            throw new CodedException(CatalogCode.CHANGED_MEANWHILE, at.entry(), at.version());
        }
        return current;
    }

    private String owner(EntryVersion version) {
        return rows.provider(version.entry());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }
}
