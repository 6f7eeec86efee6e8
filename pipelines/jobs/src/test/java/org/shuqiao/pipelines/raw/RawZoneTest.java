package org.shuqiao.pipelines.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingWriter;
import org.shuqiao.pipelines.landing.LandingZoneReader;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

class RawZoneTest {

    private static final List<String> COLUMNS = List.of("号码", "a.b", "名 称");

    @TempDir
    Path landing;

    private final Lake lake = SharedLake.lake();
    private final RawZone zone = new RawZone(lake);

    @Test
    void appendsEachBatchOnceHoweverOftenItRuns() {
        SourceFile source = source("once");
        LandingWriter writer = new LandingWriter(landing, "gongan", "once", COLUMNS);
        writer.rows(List.of(List.of("1", "x", ""), Arrays.asList("2", null, "y")));
        append(source);
        append(source);
        writer.rows(List.of(List.of("3", "z", "")));

        Table table = append(source);

        List<Row> rows = rows("raw_once", table, "gongan_once");
        assertThat(rows).hasSize(3);
        assertThat(rows).extracting(row -> row.getString(0)).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(rows).extracting(row -> row.<Long>getAs("_sequence")).containsExactlyInAnyOrder(1L, 1L, 2L);
        assertThat(rows).filteredOn(row -> row.getString(0).equals("2")).singleElement()
                .satisfies(row -> assertThat(row.isNullAt(1)).isTrue());
        assertThat(rows).filteredOn(row -> row.getString(0).equals("1")).singleElement()
                .satisfies(row -> assertThat(row.getString(2)).isEmpty());
        assertThat(table.location()).startsWith("file:///").endsWith("/raw/gongan_once");
    }

    @Test
    void refusesFilesThatChangedBetweenTheCheckAndTheRead() throws IOException {
        SourceFile source = source("changed");
        LandingWriter writer = new LandingWriter(landing, "gongan", "changed", COLUMNS);
        Path first = writer.rows(List.of(List.of("1", "x", "y"))).resolve("data-00000.jsonl.gz");
        Path second = writer.rows(List.of(List.of("2", "x", "y"))).resolve("data-00000.jsonl.gz");
        Files.copy(first, second, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> append(source)).isInstanceOf(CodedException.class)
                .hasMessageContaining("SQ-PIP-0002");
        assertThat(lake.find(Zone.RAW, "gongan_changed")).isEmpty();
    }

    @Test
    void keepsRowsOfAnyShapeWithoutTrustingThem() {
        SourceFile source = source("shape");
        new LandingWriter(landing, "gongan", "shape", COLUMNS).lines(COLUMNS, List.of(
                "{\"号码\":\"1\",\"a.b\":\"x\",\"名 称\":\"y\"}",
                "{\"号码\":\"1\",\"a.b\":\"x\",\"名 称\":\"y\",\"_surplus\":[\"z\"]}",
                "{\"号码\":\"1\",\"_cells\":\"1\"}",
                "{\"号码\":{\"nested\":1}}",
                "{\"号码\":\"1\",\"号码\":\"2\"}",
                "{\"号码\":\"1\"",
                "[]",
                "",
                "{\"other\":\"1\"}"));

        Table table = append(source);

        assertThat(rows("shape", table, "gongan_shape")).extracting(row -> row.<String>getAs("_shape"))
                .containsExactly(null, "surplus", "cells", "nested", "twice", "unreadable", "unreadable", "unreadable",
                        "column");
    }

    @Test
    void takesColumnsThatComeLater() {
        SourceFile source = source("wider");
        LandingWriter writer = new LandingWriter(landing, "gongan", "wider", COLUMNS);
        writer.rows(List.of(List.of("1", "x", "y")));
        append(source);
        writer.rows(List.of("号码", "new"), List.of(List.of("2", "n")));

        Table table = append(source);

        assertThat(rows("wider", table, "gongan_wider"))
                .extracting(row -> Arrays.asList(row.<String>getAs("号码"), row.<String>getAs("new")))
                .containsExactlyInAnyOrder(Arrays.asList("1", null), List.of("2", "n"));
    }

    private Table append(SourceFile source) {
        return zone.append(source.id(), new LandingZoneReader(landing).batches(source));
    }

    private List<Row> rows(String what, Table table, String dataset) {
        return lake.read(Zone.RAW, dataset, table.currentSnapshot().snapshotId()).collectAsList();
    }

    private static SourceFile source(String dataset) {
        return SourceFiles.parse(Path.of(dataset + ".yaml"), """
                dataset: %s
                department: gongan
                title: {zh: 测试, en: Test}
                owner: 测试
                update: daily
                source:
                  kind: table
                  url: jdbc:postgresql://127.0.0.1/x
                  table: x
                  slice: {mode: keyset, key: [号码]}
                contract:
                  - {column: 号码, type: text}
                mapping:
                  key: []
                  keep: []
                  columns:
                    - {from: 号码, to: number, element: text, level: should}
                  checks: []
                  ignore: []
                """.formatted(dataset));
    }
}
