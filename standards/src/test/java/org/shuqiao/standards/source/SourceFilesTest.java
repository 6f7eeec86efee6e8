package org.shuqiao.standards.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.standards.mapping.Samples;

class SourceFilesTest {

    @Test
    void everyKeyOfTheDescribedFileIsRead() {
        SourceFile file = Samples.population();

        assertThat(file.id()).isEqualTo("gongan_rk");
        assertThat(file.source()).isInstanceOf(TableSource.class);
        TableSource table = (TableSource) file.source();
        assertThat(table.url()).isEqualTo("jdbc:postgresql://${YUNZHOU_DB}/gongan");
        assertThat(table.slice()).isEqualTo(new SliceStrategy.Keyset(
                Optional.of("upd_time"), Optional.empty(), List.of("gmsfhm"), 50_000, Duration.ZERO, Optional.empty()));
        assertThat(file.contract()).hasSize(5);
        assertThat(file.contract().get(0).required()).isTrue();
        assertThat(file.mapping().keep()).containsExactly(new Mapping.Keep("upd_time", true));
        assertThat(file.mapping().columns()).extracting(Mapping.Column::level)
                .containsExactly(Level.MUST, Level.MUST, Level.SHOULD, Level.SHOULD);
        assertThat(file.subjects()).hasSize(1);
        EntryDraft entry = file.entry().orElseThrow();
        assertThat(entry.providerCode()).isEqualTo("119901000000000018");
        assertThat(entry.category()).isEqualTo(new EntryDraft.Category("1", "01", "01", "001"));
        assertThat(entry.sharing().modes()).containsExactly(EntryDraft.Mode.TABLE, EntryDraft.Mode.SERVICE);
        assertThat(entry.open().condition()).isEmpty();
        assertThat(entry.items().get("citizen_number").grade()).contains(EntryDraft.Grade.GENERAL_4);
    }

    @Test
    void fileAndServiceSourcesAreRead() {
        FileSource file = (FileSource) withSource("""
                source:
                  kind: file
                  path: ${DROP}/pupil*.csv
                  format: csv
                  charset: UTF-8
                  delimiter: ";"
                  header-rows: 2
                  skip-rows: 1
                  slice: {mode: append}
                """).source();
        ServiceSource service = (ServiceSource) withSource("""
                source:
                  kind: service
                  url: ${HTTP}/ticket
                  header: X-Api-Key
                  secret: KEY
                  paging: {page: page, size: size, first: 1, limit: 200, rows: /rows, total: /total}
                  rate: 20
                  slice: {mode: keyset, watermark: time, since: since, key: [no]}
                """).source();

        assertThat(file).isEqualTo(new FileSource("${DROP}/pupil*.csv", FileSource.Format.CSV, "UTF-8", ';', 2, 1,
                Optional.empty(), new SliceStrategy.Append()));
        assertThat(service.paging()).isEqualTo(
                new ServiceSource.Paging("page", "size", 1, 200, "/rows", Optional.of("/total")));
        assertThat(((SliceStrategy.Keyset) service.slice()).since()).contains("since");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dataset: rk                | dataset: 'R K'          | SQ-SRC-0008 | rk.yaml:1:10
            owner: 公安局人口管理科    | ownr: x                 | SQ-SRC-0004 | rk.yaml:1:1
            update: daily              | update: often           | SQ-SRC-0006 | rk.yaml:5:9
            rows: 50000                | rows: many              | SQ-SRC-0005 | rk.yaml:16:11
            rows: 50000                | rows: 0                 | SQ-SRC-0018 | rk.yaml:16:11
            table: rk                  | tabel: rk               | SQ-SRC-0004 | rk.yaml:7:3
            rows: 50000                | size: 3                 | SQ-SRC-0003 | rk.yaml:16:5
            ignore: [upd_time]         | ignore: []              | SQ-SRC-0011 | rk.yaml:23:5
            keep: [upd_time desc]      | keep: [other]           | SQ-SRC-0010 | rk.yaml:25:3
            from: xm, to: name         | from: nm, to: name      | SQ-SRC-0010 | rk.yaml:29:7
            secret: YUNZHOU            | secret: ../x            | SQ-SRC-0008 | rk.yaml:10:11
            table: rk                  | table: [rk              | SQ-SRC-0002 | rk.yaml:
            mode: keyset               | mode: append            | SQ-SRC-0006 | rk.yaml:13:11
            settle: PT0S               | settle: soon            | SQ-SRC-0005 | rk.yaml:17:13
            """)
    void whatIsWrongIsSaidWithItsPlace(String right, String wrong, String code, String place) {
        assertThat(Samples.POPULATION).contains(right);
        String text = Samples.POPULATION.replaceFirst(Pattern.quote(right), wrong);

        assertThatThrownBy(() -> SourceFiles.parse(Path.of("rk.yaml"), text)).hasMessageStartingWith(code)
                .hasMessageContaining(place);
    }

    @Test
    void theLoadOfATableIsRead() {
        TableSource free = (TableSource) Samples.population().source();
        assertThat(free.load()).isEqualTo(Load.ANY);
        assertThat(free.read()).isEqualTo(TableSource.Read.COPY);

        TableSource table = (TableSource) withTable("""
                read: query
                load: {connections: 2, rows-a-second: 5000, hours: "20:00-06:00"}""").source();
        assertThat(table.read()).isEqualTo(TableSource.Read.QUERY);
        assertThat(table.load()).isEqualTo(new Load(OptionalInt.of(2), OptionalInt.of(5000),
                Optional.of(new Hours(LocalTime.of(20, 0), LocalTime.of(6, 0)))));
        assertThat(table.load().text()).isEqualTo("connections: 2, rows-a-second: 5000, hours: 20:00-06:00");
        Hours night = table.load().hours().orElseThrow();
        assertThat(Hours.of(night.text())).contains(night);
        assertThat(List.of("20:00", "23:59", "00:00", "05:59")).allMatch(time -> night.contain(LocalTime.parse(time)));
        assertThat(List.of("19:59", "06:00", "12:00")).noneMatch(time -> night.contain(LocalTime.parse(time)));
        Hours evening = Hours.of("20:00-24:00").orElseThrow();
        assertThat(evening.contain(LocalTime.of(23, 59))).isTrue();
        assertThat(evening.contain(LocalTime.MIDNIGHT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read: stream                   | SQ-SRC-0006
            load: {connections: 0}         | SQ-SRC-0018
            load: {connections: some}      | SQ-SRC-0005
            load: {rows-a-second: -1}      | SQ-SRC-0018
            load: {hours: "8-20"}          | SQ-SRC-0070
            load: {hours: "08:00-25:00"}   | SQ-SRC-0070
            load: {hours: "08:00-08:00"}   | SQ-SRC-0070
            load: {}                       | SQ-SRC-0071
            load: {rate: 3}                | SQ-SRC-0003
            """)
    void aWrongLoadIsRefusedWithItsPlace(String wrong, String code) {
        assertThatThrownBy(() -> withTable(wrong)).hasMessageStartingWith(code).hasMessageContaining("rk.yaml:8:");
    }

    private static SourceFile withTable(String more) {
        return withSource("""
                source:
                  kind: table
                %s
                  url: jdbc:postgresql://db/gongan
                  table: rk
                  slice: {mode: snapshot}
                """.formatted(more.indent(2).stripTrailing()));
    }

    @Test
    void twoFilesForOneDatasetAreRefused(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("gongan"));
        Files.writeString(folder.resolve("gongan/rk.yaml"), Samples.POPULATION);
        assertThat(SourceFiles.readAll(folder)).extracting(SourceFile::id).containsExactly("gongan_rk");

        Files.writeString(folder.resolve("gongan/rk2.yaml"), Samples.POPULATION);
        assertThatThrownBy(() -> SourceFiles.readAll(folder)).hasMessageStartingWith("SQ-SRC-0009");
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        String bomb = "a: &a [x,x]\n" + "b: &b [*a,*a]\n".repeat(1) + "c: [" + "*b,".repeat(60) + "*b]\n";

        assertThatThrownBy(() -> SourceFiles.parse(Path.of("rk.yaml"), bomb)).hasMessageStartingWith("SQ-SRC-");
    }

    @Test
    void secretsComeFromTheEnvironmentFirstAndNeverFromOutsideTheFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("FROM_FILE"), "from file\n");
        Files.writeString(folder.resolve("BOTH"), "file");
        SecretResolver secrets = SecretResolver.of(Map.of("BOTH", "environment", "NESTED", "${FROM_FILE}"), folder);

        assertThat(secrets.resolve("a ${FROM_FILE} b ${BOTH}")).isEqualTo("a from file b environment");
        assertThat(secrets.resolve("${NESTED}")).isEqualTo("${FROM_FILE}");
        assertThatThrownBy(() -> secrets.secret("ABSENT")).hasMessageStartingWith("SQ-SRC-0019")
                .hasMessageContaining("ABSENT");
        assertThatThrownBy(() -> secrets.resolve("${../BOTH}")).hasMessageStartingWith("SQ-SRC-0020");
        assertThatThrownBy(() -> secrets.resolve("${BOTH")).hasMessageStartingWith("SQ-SRC-0020")
                .hasMessageContaining("${NAME}");
    }

    private static SourceFile withSource(String source) {
        String text = Samples.POPULATION;
        return SourceFiles.parse(Path.of("rk.yaml"),
                text.substring(0, text.indexOf("source:")) + source + text.substring(text.indexOf("contract:")));
    }
}
