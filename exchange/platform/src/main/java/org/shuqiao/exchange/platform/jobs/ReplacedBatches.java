package org.shuqiao.exchange.platform.jobs;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.exchange.domain.retention.KeptData;
import org.shuqiao.exchange.domain.stage.LandedBatch;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;

/**
 * Batches of the landing zone that a later one replaced. Only whole pulls of a table replace each other; of tables that
 * are pulled piece by piece every batch is in use, and the newest one is where the next pull begins. A batch goes after
 * a run has taken it into the lake, and a month after it came.
 */
public final class ReplacedBatches implements KeptData {

    public static final String KIND = "landing";

    private static final int KEPT_DAYS = 30;
    private static final int ROWS = 500;

    private final Path landing;
    private final SecurityLog log;

    public ReplacedBatches(Path landing, SecurityLog log) {
        this.landing = landing;
        this.log = log;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public LocalDate keptFrom(LocalDate today) {
        return today.minusDays(KEPT_DAYS);
    }

    @Override
    public List<Piece> erasable(LocalDate before) {
        Map<String, Long> standardized = lastRuns();
        Map<String, Map<String, Long>> collected = collected();
        List<Piece> pieces = new ArrayList<>();
        for (LandingFolder folder : StageRecorder.datasets(landing)) {
            long run = standardized.getOrDefault(folder.id(), -1L);
            List<ManifestSummary> batches = new LandingReader(folder).batches();
            for (ManifestSummary batch : batches.isEmpty() ? batches : batches.subList(0, batches.size() - 1)) {
                Optional<Long> entry = Optional.ofNullable(collected.getOrDefault(folder.id(), Map.of())
                        .get(batch.batch()));
                LocalDate day = ExchangeStore.day(batch.landedAt().toInstant());
                if (batch.slice().mode() == Slice.Mode.SNAPSHOT && day.isBefore(before)
                        && entry.filter(index -> index < run).isPresent()) {
                    LandedBatch landed = StageRecorder.batch(folder.id(), batch);
                    pieces.add(new Piece(folder.id(), batch.batch(), day, batch.manifest().bytes(),
                            Map.of("batch", batch.batch(), "digest", landed.manifest())));
                }
            }
        }
        pieces.sort(Comparator.comparing(Piece::day).thenComparing(Piece::name));
        return pieces;
    }

    @Override
    public void erase(Piece piece) {
        StageRecorder.datasets(landing).stream().filter(folder -> folder.id().equals(piece.about()))
                .map(folder -> folder.path().resolve(piece.name())).forEach(LeftPulls::delete);
    }

    /** @return for each dataset the index of the last entry of a run */
    private Map<String, Long> lastRuns() {
        Map<String, Long> runs = new HashMap<>();
        entries(SecurityKind.STANDARDIZED).forEach(entry -> runs.merge(entry.event().about(), entry.index(),
                Math::max));
        return runs;
    }

    /** @return for each dataset the index of each batch's entry */
    private Map<String, Map<String, Long>> collected() {
        Map<String, Map<String, Long>> batches = new HashMap<>();
        entries(SecurityKind.COLLECTED).forEach(entry -> batches.computeIfAbsent(entry.event().about(),
                any -> new HashMap<>()).put(entry.event().details().getOrDefault("batch", ""), entry.index()));
        return batches;
    }

    private List<SecurityEntry> entries(SecurityKind kind) {
        SecurityFilter filter = new SecurityFilter(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(kind));
        List<SecurityEntry> all = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        List<SecurityEntry> page;
        do {
            page = log.find(filter, before, ROWS);
            all.addAll(page);
            before = page.isEmpty() ? before : OptionalLong.of(page.getLast().index());
        } while (page.size() == ROWS);
        return all;
    }
}
