package org.shuqiao.exchange.domain.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishResult;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;

/**
 * Enters into the security log what is done to data outside of deliveries: collecting, standardizing, publishing and
 * withdrawing; storing is entered as its files are sealed. Each is entered once, however often it is told.
 */
public final class StageJournal {

    private final ExchangeStore store;
    private final SecurityJournal journal;
    private final SecurityLog log;

    public StageJournal(ExchangeStore store, SecurityJournal journal, SecurityLog log) {
        this.store = store;
        this.journal = journal;
        this.log = log;
    }

    /**
     * Enters a batch that was pulled from its source.
     *
     * @param job   in which it was pulled
     * @param basis {@code sha256:} and the digest of the source file by which its department describes the source
     */
    public void collected(String by, String job, String basis, LandedBatch batch) {
        enter(SecurityKind.COLLECTED, by, batch.dataset(), batch.batch(), Map.of("batch", batch.batch(),
                "sequence", String.valueOf(batch.sequence()), "rows", String.valueOf(batch.rows()),
                "manifest", batch.manifest(), "job", job, "basis", basis));
    }

    /**
     * A run that standardized a dataset.
     *
     * @param raw      lake snapshot that was read
     * @param standard lake snapshot that was written
     * @param pack     standard pack that was applied
     */
    public record Run(String id, String dataset, String raw, String standard, String pack, long rowsIn,
            long rowsStandard, long rowsQuarantined) { }

    /** Enters a run that wrote new data. */
    public void standardized(String by, Run run) {
        enter(SecurityKind.STANDARDIZED, by, run.dataset(), run.id(), Map.of("run", run.id(), "raw", run.raw(),
                "standard", run.standard(), "basis", run.pack(), "in", String.valueOf(run.rowsIn()),
                "rows", String.valueOf(run.rowsStandard()), "quarantined", String.valueOf(run.rowsQuarantined())));
    }

    /** Publishes, and enters what was published in the same transaction. */
    public PublishResult publishing(String by, Supplier<PublishResult> publish) {
        return store.inTransaction(() -> {
            PublishResult result = publish.get();
            if (result instanceof PublishResult.Published published) {
                enter(SecurityKind.PUBLISHED, by, published.version());
            }
            return result;
        });
    }

    /** Withdraws, and enters what was withdrawn in the same transaction. */
    public <T> T withdrawing(String by, EntryVersion version, Supplier<T> withdraw) {
        return store.inTransaction(() -> {
            T result = withdraw.get();
            enter(SecurityKind.WITHDRAWN, by, version);
            return result;
        });
    }

    private void enter(SecurityKind kind, String by, EntryVersion version) {
        version.published().ifPresent(entry -> {
            Map<String, String> details = new TreeMap<>(Map.of("provider", entry.entry().provider(),
                    "basis", entry.entry().sharing().kind().code()));
            version.digest().ifPresent(digest -> details.put("digest", digest));
            entry.entry().dataset().ifPresent(dataset -> details.put("dataset", dataset));
            version.submittedBy().ifPresent(login -> details.put("submittedBy", login));
            enter(kind, by, id(entry), id(entry), details);
        });
    }

    /** @return a version as entries name it: {@code 10101001/000001@2} */
    public static String id(PublishedEntry entry) {
        return entry.code() + "@" + entry.version();
    }

    /**
     * Enters what there was when stages were first recorded, once: from then on what has no entry is a gap. The
     * entries are {@code platform}'s, and one of their own says how many they are.
     */
    public void begin(Supplier<List<LandedBatch>> batches, Supplier<List<Run>> runs,
            Supplier<List<EntryVersion>> published) {
        SecurityFilter begun = new SecurityFilter(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(SecurityKind.STAGES_BEGUN));
        if (!log.find(begun, OptionalLong.empty(), 1).isEmpty()) {
            return;
        }
        store.inTransaction(() -> {
            List<LandedBatch> landed = batches.get();
            List<Run> done = runs.get();
            List<EntryVersion> versions = published.get();
            landed.forEach(batch -> collected("platform", "before", "", batch));
            done.forEach(run -> standardized("platform", run));
            versions.forEach(version -> enter(SecurityKind.PUBLISHED, "platform", version));
            journal.enter(SecurityKind.STAGES_BEGUN, "platform", "", Map.of("batches",
                    String.valueOf(landed.size()), "runs", String.valueOf(done.size()), "versions",
                    String.valueOf(versions.size())));
        });
    }

    private void enter(SecurityKind kind, String by, String about, String key, Map<String, String> details) {
        store.inTransaction(() -> {
            int fresh = store.sql("""
                    insert into exchange.stage_entry (kind, about, key) values (:kind, :about, :key)
                    on conflict do nothing""")
                    .param("kind", kind.word()).param("about", about).param("key", key).update();
            if (fresh == 1) {
                journal.enter(kind, by, about, details);
            }
        });
    }
}
