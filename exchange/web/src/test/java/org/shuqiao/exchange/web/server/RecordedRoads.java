package org.shuqiao.exchange.web.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.contracts.run.QualityFormula;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.RunningStore;

/** Run over the department's roads, as the catalogue of a running server has it. */
final class RecordedRoads {

    static final String DATASET = "jiaotong_road";

    private RecordedRoads() { }

    /** Records a run that came in time, while the newest data in it is 29 update cycles old. */
    static void in(Home home, Path folder) throws IOException {
        record(home, folder, List.of(new DatasetFacts(DATASET, "jiaotong", "道路", "Roads", UpdateCycle.YEARLY,
                "20261101-080000-1", Instant.now(), true, new RowCounts(3, 3, 0, 0, 0), Optional.of("1"),
                Optional.of("2"), "yunzhou-2026.1", Optional.of(Instant.now()),
                List.of(column("road_number", ItemType.TEXT), column("name", ItemType.TEXT),
                        column("length", ItemType.DECIMAL)),
                Arrays.stream(Dimension.values()).map(RecordedRoads::score).toList(), List.of(), List.of())));
    }

    /** Records what a run reported of datasets. */
    static void record(Home home, Path folder, List<DatasetFacts> facts) throws IOException {
        try (Catalog catalog = Catalog.open(RunningStore.of(home), folder.resolve("index-of-test"), Clock.systemUTC(),
                ZoneId.of("Asia/Shanghai"))) {
            facts.forEach(catalog.datasets()::record);
        }
    }

    private static DatasetColumn column(String name, ItemType type) {
        return new DatasetColumn(name, type, Optional.empty(), 0, 0);
    }

    private static QualityScore score(Dimension dimension) {
        return dimension == Dimension.TIMELINESS
                ? new QualityScore(dimension, 0.034, QualityFormula.AGE_WITHIN_CYCLE.id(), 34, 1000)
                : new QualityScore(dimension, 1, QualityFormula.CELLS_FILLED.id(), 5, 5);
    }

}
