package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.calcite.avatica.remote.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data frame of pandas over JayDeBeApi, where both are installed. */
class JdbcPandasTest {

    private static final String SCRIPT = """
            import sys, jaydebeapi, pandas
            connection = jaydebeapi.connect("org.apache.calcite.avatica.remote.Driver", sys.argv[1],
                                            {"avatica_user": sys.argv[2], "avatica_password": sys.argv[3]},
                                            sys.argv[4].split(":"))
            frame = pandas.read_sql("select name, length from jiaotong.road01 order by name", connection)
            print(frame.to_string())
            print(frame["length"].astype(float).sum())
            cursor = connection.cursor()
            cursor.execute("select name from jiaotong.road01 where length > ? order by name", [1000])
            print(cursor.fetchall())
            cursor.execute("select outcome, rows from shuqiao.receipts order by number")
            print(cursor.fetchall())
            try:
                cursor.execute("select name from jiaotong.road02")
            except jaydebeapi.DatabaseError as e:
                print(str(e)[:200])
            """;

    @Test
    void pandasReadsWhatIsGranted(@TempDir Path folder) throws Exception {
        assumeTrue(run(List.of("python3", "-c", "import jaydebeapi, pandas")).isEmpty(), "no pandas, no JayDeBeApi");
        try (RunningServer running = RunningServer.start(folder.resolve("home"))) {
            SharedRoads roads = new SharedRoads(running);
            String resource = roads.publish("道路", "01", "unconditional");
            roads.publish("国道", "02", "conditional");
            SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k", resource,
                    LocalDate.now().toString(), LocalDate.now().plusDays(30).toString())));
            Path script = Files.writeString(folder.resolve("frame.py"), SCRIPT);
            String url = running.server().jdbcUrl().replace(";serialization", "/?purpose="
                    + URLEncoder.encode(SharedRoads.PURPOSE, StandardCharsets.UTF_8) + "&language=zh;serialization");

            String said = run(List.of("python3", script.toString(), url, "chengyun-user", RunningServer.PASSWORD,
                    drivers()));

            assertThat(said).contains("人民路", "5100.0", "('人民路',), ('解放路',)", "('delivered', 3)", "SQ-");
        }
    }

    /** @return the driver and what it stands on, as this process has them */
    private static String drivers() throws Exception {
        String driver = Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        StringBuilder all = new StringBuilder(driver);
        for (String jar : System.getProperty("java.class.path").split(":")) {
            if (jar.matches(".*/(avatica|slf4j-api|protobuf-java|httpclient5|httpcore5|commons-|guava|jackson-|failure"
                    + "|joou-)[^/]*\\.jar") && !jar.equals(driver)) {
                all.append(':').append(jar);
            }
        }
        return all.toString();
    }

    private static String run(List<String> command) throws InterruptedException {
        try {
            ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
            process.environment().put("PYTHONUTF8", "1");
            process.environment().put("PYTHONWARNINGS", "ignore");
            process.environment().put("JAVA_HOME", System.getProperty("java.home"));
            process.environment().put("JAVA_TOOL_OPTIONS", "");
            Process started = process.start();
            String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            started.waitFor();
            return said;
        } catch (IOException e) {
            return "none: " + e.getMessage();
        }
    }
}
