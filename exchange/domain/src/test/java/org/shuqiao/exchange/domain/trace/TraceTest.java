package org.shuqiao.exchange.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.Settled;
import org.shuqiao.exchange.domain.file.FileFormat;
import org.shuqiao.exchange.domain.file.making.DeliveredFiles;
import org.shuqiao.exchange.domain.file.making.FileHandOut;
import org.shuqiao.exchange.domain.file.making.FileOrder;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.query.answer.StreamedAnswer;

/** A file is traced to its receipt after sorting, subsetting to a hundredth and removal of columns; fixed seeds. */
class TraceTest {

    private static final int ROWS = 12_000;

    @TempDir
    private static Path folder;
    private static TestCity city;
    private static DeliveredFiles files;
    private static Traces traces;
    private static Actor other;

    @BeforeAll
    static void grant() {
        city = new TestCity();
        files = city.exchange().getBean(DeliveredFiles.class);
        traces = city.exchange().getBean(Traces.class);
        city.inDepartment().sql("delete from road").update();
        city.inDepartment().sql("""
                insert into road select 'R' || (100000 + n),
                    chr(19968 + mod(n, 3000)) || chr(20500 + mod(n, 700)) || '路'
                from generate_series(1, %d) n""".formatted(ROWS)).update();
        other = city.account("jiaotong.requester", "jiaotong", Role.REQUESTER);
        for (Actor actor : List.of(city.requester, other)) {
            RequestDraft draft = city.ask("file " + actor.department(), city.roads, List.of("id", "name"),
                    Set.of(Mode.FILE));
            city.requests.submit(actor, draft);
        }
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @ParameterizedTest
    @EnumSource(value = FileFormat.class, names = {"CSV", "JSON_LINES"})
    void aSortedHundredthNamesTheOneReceiptOfTwoWithTheSameRows(FileFormat format) throws IOException {
        String record = make(city.requester, format);
        make(other, format);

        for (int seed = 1; seed <= 5; seed++) {
            TraceFinding found = trace(hundredth(record, seed), format);

            assertThat(found.verdict()).isEqualTo(TraceFinding.Verdict.BY_MARK);
            assertThat(found.receipts()).extracting(TraceFinding.Match::record).containsExactly(record);
            assertThat(found.receipts().getFirst().share()).isEqualTo(1);
            assertThat(found.receipts().getFirst().chance()).hasValueSatisfying(chance ->
                    assertThat(chance).isLessThan(1e-9));
            assertThat(found.rows()).isEqualTo(ROWS / 100);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void oneColumnOfAHundredthIsEnough(int column) throws IOException {
        String record = make(city.requester, FileFormat.CSV);
        List<String> kept = hundredth(record, 7).stream().map(line -> line.split(",")[column]).toList();

        TraceFinding found = trace(kept, FileFormat.CSV);

        assertThat(found.verdict()).isEqualTo(TraceFinding.Verdict.BY_MARK);
        assertThat(found.receipts()).extracting(TraceFinding.Match::record).containsExactly(record);
    }

    @Test
    void aWorkbookKeepsItsMark() throws IOException {
        String record = make(city.requester, FileFormat.WORKBOOK);
        make(other, FileFormat.WORKBOOK);

        TraceFinding found = traces.trace(city.auditor, path(record), FileFormat.WORKBOOK);

        assertThat(found.verdict()).isEqualTo(TraceFinding.Verdict.BY_MARK);
        assertThat(found.receipts()).extracting(TraceFinding.Match::record).containsExactly(record);
        assertThat(found.visible()).containsExactly(record);
    }

    @Test
    void whereTheMarkIsGoneAndTwoReceiversHoldTheSameRowsItSaysSo() throws IOException {
        String one = make(city.requester, FileFormat.CSV);
        String two = make(other, FileFormat.CSV);
        List<String> saved = hundredth(one, 11).stream().map(line -> line.replace("\"", "")).toList();

        TraceFinding found = trace(saved, FileFormat.CSV);

        assertThat(found.verdict()).isEqualTo(TraceFinding.Verdict.SAME_ROWS);
        assertThat(found.receipts()).extracting(TraceFinding.Match::record).contains(one, two);
    }

    @Test
    void parquetIsFoundByItsRowsAlone() throws Exception {
        city.inDepartment().sql("update road set name = name || '段' where id like 'R10%'").update();
        String record = make(city.requester, FileFormat.PARQUET);
        Path part = folder.resolve("part.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:"); Statement sql = duck.createStatement()) {
            sql.execute("copy (select name as n, id as k from read_parquet('" + path(record) + "') "
                    + "where name like '%段' order by name limit 120) to '" + part + "' (format parquet)");
        }

        TraceFinding found = traces.trace(city.auditor, part, FileFormat.PARQUET);
        city.inDepartment().sql("update road set name = replace(name, '段', '')").update();

        assertThat(found.receipts()).extracting(TraceFinding.Match::record).contains(record);
        assertThat(found.receipts()).allMatch(match -> match.chance().isEmpty());
        assertThat(found.verdict()).isEqualTo(TraceFinding.Verdict.BY_ROWS);
    }

    @Test
    void whatWasNeverDeliveredIsNotFoundAndAFewCellsSayNothing() throws IOException {
        String record = make(city.requester, FileFormat.CSV);
        Random random = new Random(3);
        List<String> foreign = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            foreign.add("X%08d,%s".formatted(random.nextInt(100_000_000), "外" + random.nextInt(5000)));
        }

        assertThat(trace(foreign, FileFormat.CSV).verdict()).isEqualTo(TraceFinding.Verdict.NONE);
        assertThat(trace(hundredth(record, 2).subList(0, 4).stream().map(line -> line.replace("\"", "")).toList(),
                FileFormat.CSV).verdict()).isEqualTo(TraceFinding.Verdict.TOO_LITTLE);
    }

    @Test
    void wrongReceiptsFitAsOftenAsACoinSaysAndNeverWell() {
        TraceKeys keys = city.exchange().getBean(TraceKeys.class);
        Random random = new Random(20261130);
        List<String> texts = random.ints(400, 0, 1_000_000).mapToObj("R%d"::formatted).distinct().toList();
        FormMark own = keys.mark("own");
        double sum = 0;
        double most = 0;
        int others = 2_000;
        for (int i = 0; i < others; i++) {
            FormMark wrong = keys.mark("other " + i);
            double share = texts.stream().filter(text -> own.marks(text) == wrong.marks(text)).count()
                    / (double) texts.size();
            sum += share;
            most = Math.max(most, share);
        }

        assertThat(sum / others).isBetween(0.497, 0.503); // four standard errors: 0.5 ± 4 · 0.5 / √(400 · 2000)
        assertThat(most).as("of 2,000 receipts the best reaches some 3.5 standard deviations").isLessThan(0.62);
        assertThat(Binomial.atLeast((int) Math.ceil(most * texts.size()), texts.size()) * others)
                .isGreaterThan(Traces.CHANCE);
        assertThat(Binomial.atLeast(3, 4)).isCloseTo(5 / 16.0, Offset.offset(1e-12));
        assertThat(Binomial.atLeast(100, 100)).isCloseTo(Math.pow(2, -100), Offset.offset(1e-40));
    }

    private static String make(Actor actor, FileFormat format) {
        Settled<StreamedAnswer> made = files.make(actor, new FileOrder(TestCity.PURPOSE, city.roads, List.of(), format,
                Optional.empty()), Optional.empty());
        assertThat(made).isInstanceOf(Settled.Given.class);
        city.clock.advance(Duration.ofSeconds(1));
        return made.receipt().record().id();
    }

    private static Path path(String record) {
        for (Actor actor : List.of(city.requester, other)) {
            if (files.list(actor).stream().anyMatch(file -> file.id().equals(record))) {
                return ((FileHandOut.Ready) files.handOut(actor, record)).path();
            }
        }
        throw new AssertionError(record);
    }

    /** @return a hundredth of the rows, sorted; no comment and no header */
    private static List<String> hundredth(String record, int seed) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(path(record)));
        lines.removeIf(line -> line.startsWith("#") || line.contains("$mark") || line.equals("id,name"));
        assertThat(lines).hasSize(ROWS);
        Collections.shuffle(lines, new Random(seed));
        return lines.subList(0, ROWS / 100).stream().sorted().toList();
    }

    private static TraceFinding trace(List<String> lines, FileFormat format) throws IOException {
        Path file = folder.resolve("suspect." + format.id());
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        return traces.trace(city.auditor, file, format);
    }
}
