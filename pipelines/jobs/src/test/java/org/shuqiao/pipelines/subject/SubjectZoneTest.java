package org.shuqiao.pipelines.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingWriter;
import org.shuqiao.pipelines.worker.StandardizationFixture;

class SubjectZoneTest {

    private static final String KEYSET = "{mode: keyset, watermark: upd, key: [gmsfhm]}";
    private static final List<String> CLIENT = List.of("kh", "sfz", "xm", "tel");
    private static final String HIGH = "110105196209110420";
    private static final String LOW = "990103197105231194";

    @TempDir
    Path folder;

    @Test
    void takesEachFieldFromTheHighestRankThatHasItAndSaysFromWhere() {
        StandardizationFixture bench = new StandardizationFixture(folder);
        LandingWriter register = bench.persons("golden_register", KEYSET);
        register.rows(List.of(
                List.of(HIGH, "登记名", "7", "2024-03-07T15:00:00.000000"),
                List.of(LOW, "乙某", "1", "2024-03-07T15:00:00.000000")));
        LandingWriter clients = bench.source("golden_clients", CLIENT, clients());
        clients.rows(List.of(
                List.of("1", HIGH, "客户名", "2"),
                Arrays.asList("2", null, "无证", "1"),
                List.of("3", "350102199003070017", "只在客户", "1")));

        assertThat(bench.run()).as(bench.output()).isZero();
        Snapshot first = snapshot();
        List<Row> people = people();
        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(people).filteredOn(row -> row.getAs("citizen_number").equals(HIGH)).singleElement()
                .satisfies(row -> {
                    assertThat(row.<String>getAs("name")).isEqualTo("登记名");
                    assertThat(row.<String>getAs("sex")).isEqualTo("2");
                    assertThat(row.<String>getAs("_provenance"))
                            .contains("\"name\":{\"dataset\":\"gongan_golden_register\"")
                            .contains("\"sex\":{\"dataset\":\"gongan_golden_clients\"");
                    assertThat(row.<Long>getAs("_datasets")).isEqualTo(2);
                });
        assertThat(people).extracting(row -> row.<String>getAs("citizen_number")).contains(LOW).doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(snapshot().snapshotId()).isEqualTo(first.snapshotId());
    }

    private static List<Row> people() {
        return StandardizationFixture.rows(Zone.SUBJECT, "person");
    }

    private static Snapshot snapshot() {
        return SharedLake.lake().find(Zone.SUBJECT, "person").map(Table::currentSnapshot).orElseThrow();
    }

    private static String clients() {
        return """
                dataset: golden_clients
                department: gongan
                title: {zh: 客户, en: Clients}
                owner: 科
                update: daily
                source: {kind: table, url: "jdbc:postgresql://127.0.0.1/x", table: x, slice: {mode: snapshot}}
                contract:
                  - {column: kh, type: text}
                  - {column: sfz, type: text}
                  - {column: xm, type: text}
                  - {column: tel, type: text}
                mapping:
                  key: [client]
                  keep: []
                  columns:
                    - {from: kh, to: client, element: identifier, level: must}
                    - {from: sfz, to: person, element: citizen-number, level: should}
                    - {from: xm, to: client_name, element: person-name, level: should}
                    - {from: tel, to: client_sex, element: sex, encoding: sex-12, level: should}
                subject:
                  - {kind: person, key: person, fields: {name: client_name, sex: client_sex}, rank: 2}
                """;
    }
}
