package org.shuqiao.catalog.publish;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps one entry for each dataset. What is drafted for a dataset that has a published or withdrawn entry is the next
 * version of that entry; while a version of it is a draft or under review, nothing else is drafted for the dataset.
 */
public final class DatasetEntries {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Entries entries;

    public DatasetEntries(JdbcClient jdbc, TransactionOperations transactions, Entries entries) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.entries = entries;
    }

    /** Keeps a new entry, or the next version of the entry that the dataset has. */
    public EntryVersion draft(EntryDraft draft, CatalogUser by) {
        return transactions.execute(status -> {
            Optional<EntryVersion> standing = standing(draft.dataset());
            if (standing.isEmpty()) {
                return entries.draft(draft, by);
            }
            requireClosed(standing.get());
            EntryVersion next = entries.revise(standing.get().entry(), by);
            return entries.save(next.reference(), draft, by);
        });
    }

    /** Keeps a new entry that somebody wrote; one of a dataset that has an entry is refused with its number. */
    public EntryVersion draftNew(EntryDraft draft, CatalogUser by) {
        return transactions.execute(status -> {
            standing(draft.dataset()).ifPresent(DatasetEntries::refuse);
            return entries.draft(draft, by);
        });
    }

    /** Replaces what a draft says; it takes no dataset that another entry has. */
    public EntryVersion save(VersionReference at, EntryDraft draft, CatalogUser by) {
        return transactions.execute(status -> {
            standing(draft.dataset()).filter(other -> other.entry() != at.entry()).ifPresent(DatasetEntries::refuse);
            return entries.save(at, draft, by);
        });
    }

    private static void requireClosed(EntryVersion standing) {
        if (LifecycleRules.open(standing)) {
            refuse(standing);
        }
    }

    private static void refuse(EntryVersion standing) {
        throw new CodedException(CatalogCode.DATASET_HAS_ENTRY, standing.draft().dataset(), standing.entry(),
                standing.state().zh(), standing.state().en());
    }

    /** The newest version of the dataset's entry; of two who draft for one dataset at once, the second waits. */
    private Optional<EntryVersion> standing(String dataset) {
        if (dataset.isBlank()) {
            return Optional.empty();
        }
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('catalog.dataset ' || ?, 0))").param(dataset)
                .query((row, number) -> 0).list();
        List<Long> found = jdbc.sql("""
                SELECT v.entry FROM catalog.entry_version v
                WHERE v.state <> 'discarded' AND v.draft ->> 'dataset' = ?
                    AND v.version = (SELECT max(w.version) FROM catalog.entry_version w
                        WHERE w.entry = v.entry AND w.state <> 'discarded')
                ORDER BY v.state IN ('draft', 'submitted') DESC, v.state = 'published' DESC, v.entry
                LIMIT 1""").param(dataset).query(Long.class).list();
        return found.stream().flatMap(entry -> entries.history(entry).stream()
                .filter(version -> version.state() != EntryState.DISCARDED).limit(1)).findFirst();
    }
}
