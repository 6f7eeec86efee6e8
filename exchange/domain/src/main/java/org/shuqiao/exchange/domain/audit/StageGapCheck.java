package org.shuqiao.exchange.domain.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.exchange.domain.stage.LandedBatch;
import org.shuqiao.exchange.domain.stage.StageJournal;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityEvent;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;

/**
 * Follows data from stage to stage: what has landed was collected, what was standardized was collected before and is
 * stored, and what is published was published by a review and is stored. A stage without its entry is a gap.
 */
public final class StageGapCheck implements AuditCheck {

    private static final int ROWS = 500;

    private final SecurityLog log;
    private final Datasets datasets;
    private final Entries entries;
    private final Supplier<List<LandedBatch>> landed;

    /** @param landed the batches of the landing zone now */
    public StageGapCheck(SecurityLog log, Datasets datasets, Entries entries, Supplier<List<LandedBatch>> landed) {
        this.log = log;
        this.datasets = datasets;
        this.entries = entries;
        this.landed = landed;
    }

    @Override
    public String name() {
        return "stages";
    }

    /** @return one detail of each entry of a kind, by what the entry is about and by its detail {@code key} */
    private Map<String, Map<String, String>> entered(SecurityKind kind, String key, String detail) {
        Map<String, Map<String, String>> found = new HashMap<>();
        SecurityFilter filter = new SecurityFilter(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(kind));
        OptionalLong before = OptionalLong.empty();
        List<SecurityEntry> page;
        do {
            page = log.find(filter, before, ROWS);
            for (SecurityEntry entry : page) {
                SecurityEvent event = entry.event();
                found.computeIfAbsent(event.about(), about -> new HashMap<>())
                        .put(event.details().getOrDefault(key, ""), event.details().getOrDefault(detail, ""));
            }
            before = page.isEmpty() ? before : OptionalLong.of(page.getLast().index());
        } while (page.size() == ROWS);
        return found;
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        Map<String, Map<String, String>> collected = entered(SecurityKind.COLLECTED, "batch", "manifest");
        Map<String, Map<String, String>> standardized = entered(SecurityKind.STANDARDIZED, "run", "standard");
        Map<String, Map<String, String>> stored = entered(SecurityKind.LAKE_SEALED, "snapshot", "digest");
        Map<String, Map<String, String>> published = entered(SecurityKind.PUBLISHED, "digest", "dataset");
        Map<String, Map<String, String>> erased = entered(SecurityKind.ERASED, "batch", "digest");
        return batches(collected, erased, found) + runs(collected, standardized, stored, found)
                + versions(published, stored, found);
    }

    private long batches(Map<String, Map<String, String>> collected, Map<String, Map<String, String>> erased,
            Consumer<Finding> found) {
        Map<String, Set<String>> gone = new HashMap<>();
        collected.forEach((dataset, batches) -> gone.put(dataset, new HashSet<>(batches.keySet())));
        List<LandedBatch> now = landed.get();
        for (LandedBatch batch : now) {
            String manifest = collected.getOrDefault(batch.dataset(), Map.of()).get(batch.batch());
            if (manifest == null) {
                gap(found, batch.dataset(), "batch " + batch.batch() + " has landed, no record of its collecting");
            } else {
                gone.get(batch.dataset()).remove(batch.batch());
                if (erased.getOrDefault(batch.dataset(), Map.of()).containsKey(batch.batch())) {
                    gap(found, batch.dataset(), "batch " + batch.batch() + " was erased and is there");
                }
                if (!manifest.equals(batch.manifest())) {
                    found.accept(new Finding(FindingKind.LANDED_BATCH_CHANGED, batch.dataset(), "batch "
                            + batch.batch() + ": collected " + manifest + ", now " + batch.manifest()));
                }
            }
        }
        gone.forEach((dataset, batches) -> batches.stream()
                .filter(batch -> !erased.getOrDefault(dataset, Map.of()).containsKey(batch))
                .forEach(batch -> gap(found, dataset, "batch " + batch
                        + " was collected and is gone, no record of its erasing")));
        return now.size();
    }

    private long runs(Map<String, Map<String, String>> collected, Map<String, Map<String, String>> standardized,
            Map<String, Map<String, String>> stored, Consumer<Finding> found) {
        long compared = 0;
        for (String dataset : datasets.all().stream().map(each -> each.facts().dataset()).toList()) {
            List<DatasetFacts> written = datasets.history(dataset).stream().filter(DatasetFacts::changed).toList();
            for (DatasetFacts run : written) {
                String snapshot = run.standardSnapshot().orElse("");
                String entry = standardized.getOrDefault(dataset, Map.of()).get(run.run());
                if (entry == null) {
                    gap(found, dataset, "run " + run.run() + " standardized, no record of it");
                } else if (!entry.equals(snapshot)) {
                    gap(found, dataset, "run " + run.run() + ": recorded snapshot " + entry + ", now " + snapshot);
                }
                compared++;
            }
            if (!written.isEmpty() && !collected.containsKey(dataset)) {
                gap(found, dataset, "standardized, no record of collecting");
            }
            written.stream().findFirst().filter(newest -> newest.rows().standard() > 0)
                    .flatMap(DatasetFacts::standardSnapshot)
                    .filter(snapshot -> !stored.getOrDefault("standard." + dataset, Map.of()).containsKey(snapshot))
                    .ifPresent(snapshot -> gap(found, dataset, "snapshot " + snapshot
                            + " standardized, no record of its storing"));
        }
        return compared;
    }

    private long versions(Map<String, Map<String, String>> published, Map<String, Map<String, String>> stored,
            Consumer<Finding> found) {
        List<EntryVersion> now = entries.inState(EntryState.PUBLISHED, Optional.empty());
        for (EntryVersion version : now) {
            PublishedEntry entry = version.published().orElseThrow();
            String id = StageJournal.id(entry);
            if (!published.getOrDefault(id, Map.of()).containsKey(version.digest().orElse(""))) {
                gap(found, id, "published, no record of it with digest " + version.digest().orElse("none"));
            }
            entry.entry().dataset().filter(dataset -> datasets.current(dataset)
                            .filter(facts -> facts.rows().standard() > 0).isPresent())
                    .filter(dataset -> !stored.containsKey("standard." + dataset))
                    .ifPresent(dataset -> gap(found, id, "published, no record of storing " + dataset));
        }
        return now.size();
    }

    private static void gap(Consumer<Finding> found, String place, String detail) {
        found.accept(new Finding(FindingKind.STAGE_GAP, place, detail));
    }
}
