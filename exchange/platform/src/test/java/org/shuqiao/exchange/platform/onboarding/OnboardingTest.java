package org.shuqiao.exchange.platform.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.exchange.platform.assembly.PlatformContext;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.publication.DatasetList;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Onboarding of unknown sources by a source file alone. */
class OnboardingTest {

    private static final String CARD = """
            dataset: card
            department: jiaoyu
            title: {zh: 读者证, en: Library cards}
            owner: 图书馆
            update: monthly
            source:
              kind: file
              path: %s
              format: csv
              charset: GB18030
              slice: {mode: snapshot}
            contract:
              - {column: 持证人 姓名（必填）, type: text}
              - {column: 证件号/公民身份, type: text, required: true}
              - {column: 押金(万元), type: text}
            mapping:
              key: [citizen_number]
              columns:
                - {from: 持证人 姓名（必填）, to: name, element: person-name, level: must}
                - {from: 证件号/公民身份, to: citizen_number, element: citizen-number, level: must}
                - {from: 押金(万元), to: deposit, element: money, encoding: wan-yuan}
            """;
    private static final String LAMP = """
            dataset: lamp
            department: chengguan
            title: {zh: 路灯, en: Street lamps}
            owner: 照明所
            update: monthly
            source:
              kind: table
              url: jdbc:postgresql://127.0.0.1:%d/postgres
              user: postgres
              table: lamp
              slice: {mode: keyset, key: ["No"]}
              load: {connections: 1, rows-a-second: 1000}
            contract:
              - {column: "No", type: integer, required: true}
              - {column: "Power W", type: decimal}
              - {column: 安装日, type: date}
            mapping:
              key: [lamp_number]
              columns:
                - {from: "No", to: lamp_number, element: identifier, level: must}
                - {from: "Power W", to: power, element: decimal}
                - {from: 安装日, to: installed_on, element: date}
            """;

    @TempDir
    private static Path folder;
    private static TestInstallation installation;
    private static EmbeddedPostgres department;

    @BeforeAll
    static void aFileAndATableThatNobodyHasSeen() throws Exception {
        assumeTrue(TestInstallation.workersBuilt(), "the workers are not built");
        Path card = Files.createDirectories(folder.resolve("home/drop/jiaoyu")).resolve("证件 导出.csv");
        Files.write(card, """
                持证人 姓名（必填）,证件号/公民身份,押金(万元)
                王小𠮷,110101194903070014,0.01
                李芳,110101194903070022,0.02
                张敏,110101194903070031,待定
                """.getBytes(Charset.forName("GB18030")));
        department = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "16MB").start();
        try (var connection = department.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table lamp (\"No\" int primary key, \"Power W\" numeric(8,2), 安装日 date)");
            statement.execute("insert into lamp select i, 60.5, date '2020-01-01' + i from generate_series(1, 30) i");
        }
        installation = new TestInstallation(folder.resolve("home"))
                .source("jiaoyu", "card", CARD.formatted(card))
                .source("chengguan", "lamp", LAMP.formatted(department.getPort()));
    }

    @AfterAll
    static void stop() throws Exception {
        if (department != null) {
            department.close();
        }
    }

    private static Trial trial(Path file, SampleMasking shown) {
        Home home = installation.home();
        return new Trials(home, ConfigurationFile.read(home.configuration()), SystemClock.beijing())
                .run(file, 20, shown);
    }

    @Test
    void aTrialSaysWhatTheSampleBecomesAndKeepsNothing() throws Exception {
        Set<Path> before = landed();

        Trial masked = trial(installation.sourceFile("jiaoyu", "card"), SampleMasking.MASKED);
        Trial table = trial(installation.sourceFile("chengguan", "lamp"), SampleMasking.CLEAR);

        assertThat(masked.problems()).isEmpty();
        assertThat(masked.rows()).isEqualTo(3);
        assertThat(masked.standard() + masked.quarantined()).isEqualTo(3);
        assertThat(masked.examples()).isNotEmpty().allSatisfy(row ->
                assertThat(row.get("name")).doesNotContain("小", "芳", "敏").endsWith("*"));
        assertThat(masked.toString()).doesNotContain("19490307");
        assertThat(masked.columns()).extracting(Trial.Column::name)
                .contains("name", "citizen_number", "deposit_amount");
        assertThat(masked.rules()).isNotEmpty();
        assertThat(table.problems()).isEmpty();
        assertThat(table.remarks()).extracting(Trial.Problem::code).contains("SQ-SRC-0072");
        assertThat(table.remarks().toString()).contains("connections: 1, rows-a-second: 1000");
        assertThat(table.rows()).isEqualTo(20);
        assertThat(table.standard()).isEqualTo(20);
        assertThat(table.examples().getFirst()).isEqualTo(
                Map.of("lamp_number", "1", "power", "60.5", "installed_on", "2020-01-02"));
        try (var left = Files.list(installation.home().work())) {
            assertThat(left.filter(each -> each.getFileName().toString().startsWith("onboard-")
                    || each.getFileName().toString().endsWith(".json"))).isEmpty();
        }
        assertThat(landed()).isEqualTo(before);
    }

    private static Set<Path> landed() throws IOException {
        if (!Files.exists(installation.home().landing())) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(installation.home().landing())) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    @Test
    void aServiceIsTriedPageByPage() throws Exception {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/bins", exchange -> {
            byte[] answer = """
                    {"total": 2, "rows": [{"编号": "B1", "where": {"road": "人民路"}}, \
                    {"编号": "B2", "where": {"road": "解放路"}}]}"""
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        service.start();
        try {
            Path bins = Files.writeString(folder.resolve("bins.yaml"), """
                    dataset: bins
                    department: chengguan
                    title: {zh: 果壳箱, en: Litter bins}
                    owner: 环卫所
                    update: monthly
                    source:
                      kind: service
                      url: http://127.0.0.1:%d/bins
                      paging: {page: p, size: n, first: 1, limit: 50, rows: /rows, total: /total}
                      rate: 50
                      slice: {mode: snapshot}
                    contract:
                      - {column: 编号, type: text, required: true}
                      - {column: where.road, type: text}
                    mapping:
                      key: [bin_number]
                      columns:
                        - {from: 编号, to: bin_number, element: identifier, level: must}
                        - {from: where.road, to: road, element: text}
                    """.formatted(service.getAddress().getPort()));

            Trial trial = trial(bins, SampleMasking.CLEAR);

            assertThat(trial.problems()).isEmpty();
            assertThat(trial.examples()).contains(Map.of("bin_number", "B1", "road", "人民路"));
            assertThat(trial.installed()).isFalse();
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aSourceThatDoesNotKeepItsContractIsNamedWithItsColumn() throws Exception {
        String yaml = Files.readString(installation.sourceFile("chengguan", "lamp"));
        Path missing = Files.writeString(folder.resolve("missing.yaml"), yaml.replace("安装日", "拆除日"));
        Path retyped = Files.writeString(folder.resolve("retyped.yaml"), yaml.replace("type: decimal", "type: date"));
        Path element = Files.writeString(folder.resolve("element.yaml"),
                yaml.replace("element: decimal", "element: watt"));

        assertThat(trial(missing, SampleMasking.MASKED).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("SQ-COL-0120");
            assertThat(problem.en()).contains("拆除日").contains("contract");
        });
        assertThat(trial(retyped, SampleMasking.MASKED).problems()).extracting(Trial.Problem::code)
                .containsExactly("SQ-COL-0120");
        assertThatThrownBy(() -> trial(element, SampleMasking.MASKED)).hasMessageContaining("SQ-SRC-0014")
                .hasMessageContaining("watt");
    }

    @Test
    void bothAreCollectedAndStandardizedByTheirFilesAlone() throws Exception {
        Home home = installation.home();
        try (ConfigurableApplicationContext platform =
                PlatformContext.open(home, ConfigurationFile.read(home.configuration()))) {
            List<String> ids = List.of("jiaoyu_card", "chengguan_lamp");

            Job collected = run(platform, Job.Kind.COLLECT, ids);
            Job standardized = run(platform, Job.Kind.STANDARDIZE, ids);

            assertThat(collected.failures()).isEmpty();
            assertThat(standardized.failures()).isEmpty();
            Datasets datasets = platform.getBean(Datasets.class);
            var lamps = datasets.current("chengguan_lamp").orElseThrow();
            assertThat(lamps.rows().standard()).isEqualTo(30);
            var cards = datasets.current("jiaoyu_card").orElseThrow();
            assertThat(cards.rows().standard() + cards.rows().quarantined()).isEqualTo(3);
            assertThat(platform.getBean(DatasetList.class).all()).filteredOn(d -> d.id().equals("chengguan_lamp"))
                    .singleElement()
                    .satisfies(d -> assertThat(d.standard()).contains(30L));
        }
    }

    private static Job run(ApplicationContext platform, Job.Kind kind, List<String> ids) throws Exception {
        Jobs jobs = platform.getBean(Jobs.class);
        String id = jobs.start(kind, platform.getBean(SourceFolder.class).choose(ids), "local").id();
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        Job job = jobs.find(id);
        while (job.state() == Job.State.RUNNING && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            job = jobs.find(id);
        }
        assertThat(job.state()).as("%s", job).isEqualTo(Job.State.DONE);
        return job;
    }
}
