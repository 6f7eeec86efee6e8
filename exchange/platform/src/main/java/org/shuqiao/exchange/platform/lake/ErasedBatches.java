package org.shuqiao.exchange.platform.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.exchange.platform.audit.SecurityEntries;
import org.shuqiao.exchange.platform.jobs.ReplacedBatches;
import org.shuqiao.exchange.platform.jobs.StageRecorder;
import org.shuqiao.ledger.security.SecurityEvent;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.LakeEngine;
import org.shuqiao.query.source.LakeSession;
import org.shuqiao.query.sql.SqlFlavour;

/**
 * Batches of the landing zone that two persons had erased, by the entries of the security log, and which of them the
 * raw zone still has rows of.
 */
public final class ErasedBatches implements AutoCloseable {

    private final SecurityLog log;
    private final Path landing;
    private final LakeFiles lake;
    private final LakeEngine engine;

    /** @param engine reads the lake's files as they lie; whatever engine answers queries, they are local */
    public ErasedBatches(SecurityLog log, Path landing, LakeFiles lake, LakeEngine engine) {
        this.log = log;
        this.landing = landing;
        this.lake = lake;
        this.engine = engine;
    }

    /**
     * Batches of a dataset that were erased.
     *
     * @param landed those whose files are still there: whoever erased them was stopped in between, and erases again
     * @param newest when the last of them was
     */
    record Erased(Set<String> batches, Set<String> landed, OffsetDateTime newest) {

        /** @return those whose files are gone */
        Set<String> gone() {
            Set<String> gone = new HashSet<>(batches);
            gone.removeAll(landed);
            return gone;
        }
    }

    /** @return by dataset what was erased of it */
    Map<String, Erased> byDataset() {
        Map<String, Set<String>> batches = new TreeMap<>();
        Map<String, OffsetDateTime> newest = new TreeMap<>();
        for (SecurityEvent event : new SecurityEntries(log).of(SecurityKind.ERASED)) {
            if (ReplacedBatches.KIND.equals(event.details().get("what"))) {
                batches.computeIfAbsent(event.about(), any -> new HashSet<>()).add(event.details().get("name"));
                newest.merge(event.about(), event.time(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        Map<String, Erased> erased = new TreeMap<>();
        batches.forEach((dataset, ids) -> erased.put(dataset, new Erased(ids, landed(dataset, ids),
                newest.get(dataset))));
        return erased;
    }

    private Set<String> landed(String dataset, Set<String> ids) {
        return StageRecorder.datasets(landing).stream().filter(folder -> folder.id().equals(dataset))
                .flatMap(folder -> new LandingReader(folder).batches().stream()).map(ManifestSummary::batch)
                .filter(ids::contains).collect(Collectors.toSet());
    }

    /** @return those of the batches that the current raw table has rows of; sorted */
    List<String> inRaw(String dataset, Set<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Backing.LakeTable raw = new Backing.LakeTable("raw", dataset);
        String sql = "select distinct \"_batch\" from " + SqlFlavour.DUCKDB.name(raw.label())
                + " where \"_batch\" in (" + ids.stream().map(id -> "?").collect(Collectors.joining(", "))
                + ") order by 1";
        List<String> found = new ArrayList<>();
        try (LakeSession session = engine.open(lake, Set.of(raw), snapshots -> { })) {
            try (Connection pass = session.connect(); PreparedStatement statement = pass.prepareStatement(sql)) {
                int at = 1;
                for (String id : ids) {
                    statement.setString(at++, id);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            } catch (SQLException e) {
                throw session.failure(e);
            }
            session.markComplete();
        }
        return found;
    }

    @Override
    public void close() {
        engine.close();
    }
}
