package org.shuqiao.nifi.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.nifi.land.LandBatch;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;

/** Measures slices pulled and landed by COPY and by queries beside COPY into a file: {@code -Dpull.rows=300000}. */
@EnabledIfSystemProperty(named = "pull.rows", matches = "\\d+")
class PullCostTest {

    private static final int ROUNDS = 5;

    @TempDir
    private Path folder;

    /** Work that gives what has to be the same for each way. */
    private interface Work {
        Object run() throws Exception;
    }

    @Test
    void slicesByCopyAndByQueriesBesideCopyIntoAFile() throws Exception {
        int rows = Integer.getInteger("pull.rows");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (Connection connection = connect(postgres); Statement statement = connection.createStatement()) {
                statement.execute("create table rk (rid bigint primary key, gmsfhm text, xm text, xb text, csrq text,"
                        + " hjdz text, xzdz text, upd timestamp not null)");
                statement.execute("insert into rk select i, '990102' || lpad(i::text, 11, '0') || 'X', '欧阳建国',"
                        + " (1 + i % 2)::text, '19300101', '云州市东湖区第' || i % 900 || '社区' || i % 77 || '号',"
                        + " '云州市西岭区第' || i % 700 || '街' || i % 120 || '号',"
                        + " timestamp '2024-03-07' + (i / 4) * interval '1 second' from generate_series(1, " + rows
                        + ") i");
                statement.execute("create index on rk (upd, rid)");
                statement.execute("analyze rk");
            }
            for (int round = 1; round <= ROUNDS; round++) {
                measured("COPY into a file", postgres, rows, () -> file(postgres));
                Object queried = measured("slices by queries", postgres, rows, () -> slices(postgres, false));
                Object copied = measured("slices by COPY", postgres, rows, () -> slices(postgres, true));
                assertThat(copied).isEqualTo(queried);
            }
        }
    }

    /** Processor time of this process and of the server: other work on the machine changes it less than the clock. */
    private static Object measured(String what, EmbeddedPostgres postgres, int rows, Work work) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long server = serverMillis(postgres);
        long own = system.getProcessCpuTime();
        final long begin = System.nanoTime();
        final Object outcome = work.run();
        own = (system.getProcessCpuTime() - own) / 1_000_000;
        final long clock = (System.nanoTime() - begin) / 1_000_000;
        Thread.sleep(200); // until the server's process has ended and is counted
        System.out.printf("%-18s %d rows: %d ms of this process, %d of the server, %d by the clock%n", what, rows, own,
                serverMillis(postgres) - server, clock);
        return outcome;
    }

    /** What the server's processes took that have ended; zero where there is no /proc. */
    private static long serverMillis(EmbeddedPostgres postgres) throws IOException, SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                var place = statement.executeQuery("show data_directory")) {
            place.next();
            Path stat = Path.of("/proc", Files.readAllLines(Path.of(place.getString(1), "postmaster.pid")).getFirst(),
                    "stat");
            if (!Files.exists(stat)) {
                return 0;
            }
            String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
            return 10 * (Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        }
    }

    private Object file(EmbeddedPostgres postgres) throws SQLException, IOException {
        try (Connection connection = connect(postgres);
                FileOutputStream out = new FileOutputStream(folder.resolve("copy.csv").toFile())) {
            long rows = connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyOut("COPY rk TO STDOUT (FORMAT csv)", out);
            out.getFD().sync();
            return rows;
        }
    }

    /** @return digests of the rows of each batch */
    private List<String> slices(EmbeddedPostgres postgres, boolean copy) throws Exception {
        Path landing = Files.createTempDirectory(folder, "landing");
        TestRunner pull = TestRunners.newTestRunner(PullTable.class);
        SourcePool pool = new SourcePool(() -> connect(postgres));
        pull.addControllerService("pool", pool, Map.of());
        pull.enableControllerService(pool);
        pull.setProperty(TableProperties.POOL, "pool");
        pull.setProperty(PullProcessor.DEPARTMENT, "gongan");
        pull.setProperty(PullProcessor.DATASET, "rk");
        pull.setProperty(TableProperties.TABLE, "rk");
        pull.setProperty(TableProperties.WATERMARK, "upd");
        pull.setProperty(TableProperties.KEY, "rid");
        pull.setProperty(TableProperties.READ, copy ? "copy" : "query");
        TestRunner land = TestRunners.newTestRunner(LandBatch.class);
        land.setProperty(LandBatch.LANDING, landing.toString());
        for (boolean more = true; more;) {
            pull.clearTransferState();
            pull.run();
            MockFlowFile slice = pull.getFlowFilesForRelationship(PullProcessor.SUCCESS).getFirst();
            more = Boolean.parseBoolean(slice.getAttribute(Attributes.MORE));
            land.enqueue(slice.toByteArray(), slice.getAttributes());
            land.run();
        }
        return new LandingReader(LandingFolder.in(landing, "gongan", "rk")).batches().stream()
                .map(batch -> batch.batch() + batch.manifest().rowsDigest()).toList();
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }
}
