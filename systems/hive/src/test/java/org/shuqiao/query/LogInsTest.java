package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.source.hive.HiveAccess;
import org.shuqiao.systems.hive.HiveUnderTest;

/** Tests that an engine which is slow to let anybody in is asked by a few at once, however many queries wait for it. */
class LogInsTest {

    private static final TestCity CITY = TestCity.open();
    private static final int CONSUMERS = 24;

    @Test
    void aFewLogInAtOnce() throws Exception {
        CITY.lakeTable("standard", "let_in", new Schema(Types.NestedField.optional(1, "id", Types.LongType.get())));
        AccessRule rule = TestCity.lakeRule("t.let_in", "standard.let_in", "id", "", Map.of());
        try (SilentServer silent = new SilentServer();
                QueryEngine engine = new QueryEngine(CITY.lake(), HiveUnderTest.engine(new HiveAccess(
                        "jdbc:hive2://127.0.0.1:" + silent.port() + "/default;socketTimeout=500", "shuqiao", "",
                        Optional.empty())), Map.of(), EngineSettings.standard());
                ExecutorService threads = Executors.newFixedThreadPool(CONSUMERS)) {
            Callable<Object> consumer = () -> engine.execute(
                    new Query(ParsedSql.of("SELECT id FROM t.let_in"), List.of(rule), TestCity.LIMITS));

            List<Future<Object>> answers = threads.invokeAll(IntStream.range(0, CONSUMERS)
                    .mapToObj(i -> consumer).toList());

            for (Future<Object> answer : answers) {
                assertThatThrownBy(answer::get).hasMessageContaining("SQ-QRY-0034");
            }
            assertThat(silent.mostAtOnce()).isBetween(1, 2 * 4); // it sees the end of one after the next has begun
        }
    }

    /** Accepts connections, says nothing, and counts those that are open at the same time. */
    private static final class SilentServer implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        private final AtomicInteger open = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        SilentServer() throws IOException {
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        int mostAtOnce() {
            return most.get();
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                    Thread.ofVirtual().start(() -> readToItsEnd(socket));
                } catch (IOException e) {
                    return; // closed
                }
            }
        }

        private void readToItsEnd(Socket socket) {
            try (socket) {
                while (socket.getInputStream().read() >= 0) {
                    continue; // what it says does not matter
                }
            } catch (IOException e) {
                // the client gave up
            } finally {
                open.decrementAndGet();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
