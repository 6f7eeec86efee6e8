package org.shuqiao.bench.spark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.IcebergCatalogConfig;
import org.shuqiao.pipelines.lake.Lake;

/**
 * Runs the platform's jobs and plain Spark in alternating rounds in one Spark session. Prints one JSON line: rows a
 * second of each round.
 */
public final class StandardizeMain {

    private static final OperatingSystemMXBean MACHINE = ManagementFactory.getPlatformMXBean(
            OperatingSystemMXBean.class);

    private StandardizeMain() { }

    /**
     * @param arguments landing zone, source file, folder for lake and runs, URL and user of the store, rounds; the
     *     password is in the environment variable {@code SHUQIAO_STORE_PASSWORD}
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream answer = System.out;
        System.setOut(System.err); // Spark talks; the answer is one line
        Path folder = Path.of(arguments[2]);
        int rounds = Integer.parseInt(arguments[5]);
        CatalogConnection store = new CatalogConnection(arguments[3], arguments[4],
                System.getenv("SHUQIAO_STORE_PASSWORD"));
        try (Lake lake = Lake.open(IcebergCatalogConfig.in(store), folder.resolve("lake").toString(),
                folder.resolve("scratch"), Map.of("spark.master", "local[*]"))) {
            LakeWrites moves = new LakeWrites(lake, Path.of(arguments[0]), Path.of(arguments[1]),
                    folder.resolve("runs"));
            ObjectNode result = Json.PLAIN.createObjectNode();
            inTurns(result, "whole", rounds, moves::land, moves::readAndWrite);
            inTurns(result, "step", rounds, moves::standardize, moves::copyRaw);
            days(result, rounds, moves);
            answer.println(result);
        }
        System.exit(0); // Spark's own threads would keep the process
    }

    private interface Move {
        long run() throws Exception;
    }

    /** Each once to warm up, then one after the other. */
    private static void inTurns(ObjectNode result, String name, int rounds, Move ours, Move plain) throws Exception {
        Side mine = Side.of(result, name + "Ours");
        Side other = Side.of(result, name + "Plain");
        for (Move warm : List.of(ours, plain)) {
            warm.run();
        }
        for (int round = 0; round < rounds; round++) {
            mine.measure(ours);
            other.measure(plain);
        }
    }

    /** Each day is made by changes, then from everything; rows a second are those of the whole table. */
    private static void days(ObjectNode result, int rounds, LakeWrites moves) throws Exception {
        Side changes = Side.of(result, "dayOurs");
        Side whole = Side.of(result, "dayPlain");
        ObjectNode warm = Json.PLAIN.createObjectNode();
        moves.beginDays();
        for (int day = 0; day <= rounds; day++) {
            boolean warming = day == 0;
            moves.landDay();
            (warming ? Side.of(warm, "changes") : changes).measure(moves::changeDay);
            (warming ? Side.of(warm, "whole") : whole).measure(moves::remakeDay);
        }
    }

    /**
     * What was measured of one side: rows a second, and rows a second of processor time, which other work on the
     * machine changes little.
     */
    private record Side(ArrayNode time, ArrayNode processor) {

        static Side of(ObjectNode result, String name) {
            return new Side(result.putArray(name), result.putArray(name + "Processor"));
        }

        void measure(Move move) throws Exception {
            long start = System.nanoTime();
            long busy = MACHINE.getProcessCpuTime();
            long rows = move.run();
            time.add(rows / ((System.nanoTime() - start) / 1e9));
            processor.add(rows / ((MACHINE.getProcessCpuTime() - busy) / 1e9));
        }
    }
}
