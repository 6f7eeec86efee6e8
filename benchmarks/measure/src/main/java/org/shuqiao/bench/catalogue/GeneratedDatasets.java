package org.shuqiao.bench.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.UpdateCycle;

/** Generates metadata of datasets with twenty columns and one lineage edge per column, each under a new id. */
final class GeneratedDatasets {

    static final Department DEPARTMENT = new Department("gongan", "公安局", "Public security bureau", "11990100000000019F",
            "990100");

    private static final int COLUMNS = 20;
    private static final AtomicLong NUMBER = new AtomicLong(SystemClock.beijing().millis());

    private GeneratedDatasets() { }

    static DatasetFacts next() {
        String id = "gongan_bench_" + NUMBER.getAndIncrement();
        List<String> columns = IntStream.range(0, COLUMNS).mapToObj(n -> "column_" + n).toList();
        return new DatasetFacts(id, "gongan", "人口登记", "Population register", UpdateCycle.DAILY, "run-1",
                Instant.parse("2026-11-20T01:00:00Z"), true, new RowCounts(5100, 5000, 60, 40, 12), Optional.of("123"),
                Optional.of("456"), "yunzhou-2026.1", Optional.of(Instant.parse("2024-03-07T00:00:00Z")),
                columns.stream().map(column -> new DatasetColumn(column, ItemType.TEXT, Optional.of("person-name"), 0,
                        3)).toList(),
                List.of(new QualityScore(Dimension.COMPLETENESS, 0.998, "filled cells / all cells", 19_960, 20_000)),
                columns.stream().map(column -> new ColumnLineage(column, List.of(ColumnRef.source("src_" + column)),
                        "person-name")).toList(),
                List.of());
    }
}
