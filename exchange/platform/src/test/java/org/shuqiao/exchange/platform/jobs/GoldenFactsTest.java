package org.shuqiao.exchange.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.process.Installation;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.contracts.run.SubjectResult;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

/** Golden records of the city's own source files, as the catalogue gets to know them. */
class GoldenFactsTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-30T09:00:00+08:00");

    private final List<SourceFile> sources =
            SourceFiles.readAll(Installation.above(Path.of("")).resolve("sources"));

    @Test
    void eachFieldNamesTheColumnsOfAllDatasetsThatFeedIt() {
        DatasetFacts facts = GoldenFacts.of(new SubjectResult("r1", "person", TIME, TIME, false,
                List.of("gongan_rk", "minzheng_dibao"), 120, 100, 20, 7), sources, "shuju", GoldenFactsTest::known);

        assertThat(facts.dataset()).isEqualTo("subject_person");
        assertThat(facts.golden()).isTrue();
        assertThat(facts.department()).isEqualTo("shuju");
        assertThat(facts.rows().merged()).isEqualTo(20);
        assertThat(facts.lineage()).filteredOn(made -> made.to().equals("citizen_number")).singleElement()
                .satisfies(made -> assertThat(made.from()).contains(ColumnRef.of("gongan_rk", "citizen_number"))
                        .allMatch(from -> List.of("gongan_rk", "minzheng_dibao")
                                .contains(from.dataset().orElseThrow())).hasSizeGreaterThan(1));
        assertThat(facts.lineage()).filteredOn(made -> made.to().equals("address")).singleElement()
                .satisfies(made -> assertThat(made.from()).contains(ColumnRef.of("gongan_rk", "home_address")));
        assertThat(facts.column("birth_date").orElseThrow().type()).isEqualTo(ItemType.DATE);
        assertThat(facts.column("name").orElseThrow().element()).contains("person-name");
    }

    private static Optional<DatasetFacts> known(String dataset) {
        return !dataset.equals("gongan_rk") ? Optional.empty() : Optional.of(new DatasetFacts(dataset, "gongan", "人口",
                "People", UpdateCycle.DAILY, "r1", Instant.EPOCH, true, new RowCounts(1, 1, 0, 0, 0),
                Optional.empty(), Optional.empty(), "", Optional.empty(),
                List.of(new DatasetColumn("birth_date", ItemType.DATE, Optional.of("date"), 0, 0),
                        new DatasetColumn("name", ItemType.TEXT, Optional.of("person-name"), 0, 0)),
                List.of(), List.of(), List.of()));
    }
}
