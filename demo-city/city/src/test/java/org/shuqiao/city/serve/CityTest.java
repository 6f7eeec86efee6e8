package org.shuqiao.city.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.city.CityMain;
import org.shuqiao.city.department.Departments;
import org.shuqiao.city.json.Json;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.truth.TruthFile;
import org.shuqiao.city.world.World;

/** Tests one city through generation, kill, resume, reads, one day of changes and restart. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CityTest {
    private static final CityEventWriter SILENT = new CityEventWriter(new PrintStream(OutputStream.nullOutputStream()));

    @TempDir
    private static Path folder;

    private static City city;
    private static List<Dataset> datasets;

    @BeforeAll
    static void killWhileItIsMadeAndOpenAgain() throws Exception {
        var killed = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), CityMain.class.getName(), "serve", "--dir", folder.toString(),
                        "--seed", "1")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var lines = new BufferedReader(new InputStreamReader(killed.getInputStream(), StandardCharsets.UTF_8))) {
            int generated = 0;
            for (String line = lines.readLine(); line != null && generated < 4; line = lines.readLine()) {
                generated += line.contains("\"generate\"") ? 1 : 0;
            }
            assertThat(generated).isEqualTo(4);
        }
        killed.destroyForcibly().waitFor();
        datasets = Departments.datasets(new World(1, 1));
        city = City.open(folder, 1, 1, false, SILENT);
    }

    @AfterAll
    static void close() {
        if (city != null) {
            city.close();
        }
    }

    @Test
    @Order(1)
    void aCityThatWasKilledWhileItWasMadeIsTheSameCity(@TempDir Path clean) throws IOException {
        for (Dataset dataset : datasets) {
            Path expected = clean.resolve(dataset.id());
            try (var truth = TruthFile.open(dataset, expected)) {
                for (long i = 0; i < dataset.count(0); i++) {
                    truth.add(dataset.row(i, 0));
                }
            }
            assertThat(folder.resolve("truth/" + dataset.id() + ".jsonl.gz")).as(dataset.id())
                    .hasSameBinaryContentAs(expected);
        }
    }

    @Test
    @Order(2)
    void everySourceServesAsManyRowsAsItsTruthHas() throws Exception {
        for (Dataset dataset : datasets) {
            assertThat(served(dataset)).as(dataset.id()).isEqualTo(truthRows(dataset.id()));
        }
    }

    @Test
    @Order(2)
    void whatADatabaseAnswersIsWhatTheTruthSays() throws Exception {
        var first = truth("shijian_ent").getFirst().get("cells");

        try (var connection = reader("shijian"); var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM ent ORDER BY eid LIMIT 1")) {
            rows.next();
            assertThat(rows.getString("uscc")).isEqualTo(first.get("uscc").asText());
            assertThat(rows.getString("cap")).isEqualTo(first.get("cap").asText());
        }
    }

    @Test
    @Order(2)
    void aDepartmentsAccountReadsItsOwnDatabaseAndNothingElse() throws Exception {
        try (var connection = reader("gongan"); var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM rk")).isInstanceOf(SQLException.class);
        }
        String url = "jdbc:postgresql://" + secret("YUNZHOU_DB");
        assertThatThrownBy(() -> DriverManager.getConnection(url + "/gongan", "gongan_reader", "wrong"))
                .isInstanceOf(SQLException.class);
        String own = secret("YUNZHOU_GONGAN_PASSWORD");
        assertThatThrownBy(() -> DriverManager.getConnection(url + "/weijian", "gongan_reader", own))
                .isInstanceOf(SQLException.class);
    }

    @Test
    @Order(2)
    void aServiceAnswersPageByPageToThoseWhoHaveItsKey() throws Exception {
        long total = truthRows("chengyun_ticket");

        var last = Json.PLAIN.readTree(get("/chengyun/ticket?page=" + (total / 300 + 1) + "&size=300",
                secret("YUNZHOU_CHENGYUN_KEY")).body());

        assertThat(last.get("total").asLong()).isEqualTo(total);
        assertThat(last.get("rows")).hasSize((int) (total % 300));
        assertThat(last.get("rows").get(0).get("caller").get("name").asText())
                .isEqualTo(truth("chengyun_ticket").get((int) (total / 300 * 300)).get("cells").get("caller.name")
                        .asText());
        assertThat(get("/chengyun/ticket", "wrong").statusCode()).isEqualTo(401);
        assertThat(get("/chengyun/ticket?page=0", secret("YUNZHOU_CHENGYUN_KEY")).statusCode()).isEqualTo(400);
        assertThat(get("/huanjing/air", secret("YUNZHOU_CHENGYUN_KEY")).statusCode()).isEqualTo(401);
    }

    @Test
    @Order(2)
    void filesBearTheMarksOfTheirMakers() throws IOException {
        byte[] pupils = Files.readAllBytes(folder.resolve("drop/jiaoyu/pupil.csv"));
        byte[] lorries = Files.readAllBytes(folder.resolve("drop/chengguan/truck_permit.csv"));

        assertThat(pupils).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(pupils, StandardCharsets.UTF_8)).contains("\u200B");
        assertThat(new String(lorries, Charset.forName("GBK"))).contains("川Ａ１２");
        try (var workbook = WorkbookFactory.create(folder.resolve("drop/minzheng/dibao.xlsx").toFile())) {
            assertThat(workbook.getSheet("低保").getMergedRegions()).hasSize(3);
        }
        assertThat(truth("minzheng_dibao")).anyMatch(row -> row.get("cells").get("身份证").asText().endsWith("E+17")
                && row.get("outcome").asText().equals("quarantined"));
        assertThat(truth("zhujian_site").getFirst().get("cells").get("开工").asText()).isEqualTo("45358");
    }

    @Test
    @Order(2)
    void secretsAreReadableByTheirOwnerAlone() throws IOException {
        try (var files = Files.list(folder.resolve("secrets"))) {
            assertThat(files.toList()).hasSizeGreaterThan(8)
                    .allMatch(file -> PosixFilePermissions.toString(permissions(file)).equals("rw-------"));
        }
    }

    @Test
    @Order(2)
    void aSecondCityInTheSameFolderIsRefused() {
        assertThatThrownBy(() -> City.open(folder, 1, 1, false, SILENT)).isInstanceOfSatisfying(CityException.class,
                refused -> assertThat(refused.code()).isEqualTo("SQ-CTY-0001"));
    }

    @Test
    @Order(3)
    void aDayOfChangesBringsNewAndNewerRowsAndTheTruthFollows() throws Exception {
        long before = count("shijian", "ent");

        DailyChange.oneDay(new Layout(folder), SILENT);

        assertThat(count("shijian", "ent")).isGreaterThan(before);
        assertThat(newer("gongan", "rk")).isPositive();
        assertThat(truth("gongan_rk").stream().filter(row -> row.has("superseded")).count())
                .isEqualTo(newer("gongan", "rk"));
        assertThat(served(dataset("chengyun_ticket"))).isEqualTo(truthRows("chengyun_ticket")).isEqualTo(2040);
        for (Dataset dataset : datasets) {
            assertThat(served(dataset)).as(dataset.id()).isEqualTo(truthRows(dataset.id()));
        }
    }

    @Test
    @Order(4)
    void aRestartFindsTheSamePortsAndTheSameDay() throws Exception {
        Ports ports = city.ports();
        long rows = count("shijian", "ent");
        city.close();

        var said = new ByteArrayOutputStream();
        city = City.open(folder, 1, 1, false, new CityEventWriter(new PrintStream(said, true, StandardCharsets.UTF_8)));

        assertThat(city.ports()).isEqualTo(ports);
        assertThat(count("shijian", "ent")).isEqualTo(rows);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("\"done\":" + datasets.size());
    }

    private static long served(Dataset dataset) throws Exception {
        Path file = folder.resolve("drop").resolve(dataset.department());
        return switch (dataset.carrier()) {
            case DatasetFormat.Table table -> count(dataset.department(), dataset.name());
            case DatasetFormat.Csv csv -> Files.readAllLines(file.resolve(dataset.name() + ".csv"), csv.charset())
                    .size() - 1;
            case DatasetFormat.Ready ready -> Files.readAllLines(file.resolve(dataset.name() + ".csv")).size() - 1;
            case DatasetFormat.Hj212 frames -> Files.readString(folder.resolve("services").resolve(dataset.id()
                    + ".frames")).split("-Rtd=", -1).length - 1;
            case DatasetFormat.Service service ->
                    Json.PLAIN.readTree(get("/" + dataset.department() + "/" + dataset.name(),
                    secret("YUNZHOU_" + dataset.department().toUpperCase(Locale.ROOT) + "_KEY")).body()).get("total")
                            .asLong();
            case DatasetFormat.Workbook workbook -> {
                try (var opened = WorkbookFactory.create(file.resolve(dataset.name() + ".xlsx").toFile())) {
                    yield opened.getSheet(workbook.sheet()).getLastRowNum();
                }
            }
        };
    }

    private static Dataset dataset(String id) {
        return datasets.stream().filter(dataset -> dataset.id().equals(id)).findFirst().orElseThrow();
    }

    private static long count(String department, String table) throws Exception {
        try (var connection = reader(department); var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long newer(String department, String table) throws Exception {
        try (var connection = reader(department); var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + table + " WHERE upd_time >= DATE '"
                        + World.TODAY.plusDays(1) + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection reader(String department) throws Exception {
        return DriverManager.getConnection("jdbc:postgresql://" + secret("YUNZHOU_DB") + "/" + department,
                department + "_reader", secret("YUNZHOU_" + department.toUpperCase(Locale.ROOT) + "_PASSWORD"));
    }

    private static HttpResponse<String> get(String path, String key) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(secret("YUNZHOU_HTTP") + path))
                    .header("X-Api-Key", key).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String secret(String name) throws IOException {
        return Files.readString(folder.resolve("secrets").resolve(name));
    }

    private static long truthRows(String id) throws IOException {
        return truth(id).stream().filter(row -> !row.has("superseded")).count();
    }

    private static List<JsonNode> truth(String id) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("truth/" + id + ".jsonl.gz")))) {
            return Json.PLAIN.readerFor(JsonNode.class).<JsonNode>readValues(in).readAll();
        }
    }

    private static Set<PosixFilePermission> permissions(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
