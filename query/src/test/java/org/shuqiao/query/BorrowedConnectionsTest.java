package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;

/** Connections of a department's pool come back, and come back clean, however a query ended. */
final class BorrowedConnectionsTest {

    private static final RawRegisters CITY = RawRegisters.open();
    private static final Pool POOL = new Pool(CITY.city.department());
    private static QueryEngine engine;

    @BeforeAll
    static void start() {
        engine = new QueryEngine(CITY.city.lake(), Map.of("minzheng", POOL), new EngineSettings(256, 1, 200));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select g.name from gongan.rk g join minzheng.dibao d on cast(g.name as bigint) = d.id",
        "select d.id / (d.id - d.id) from gongan.rk g join minzheng.dibao d on g.id = d.id",
        "select g.id / (g.id - g.id) from minzheng.dibao d join gongan.rk g on g.id = d.id",
        "select cast('x' as bigint) from gongan.rk g join minzheng.dibao d on g.name = d.holder",
        "select d.holder from minzheng.dibao d union all select cast(cast(g.name as bigint) as varchar) from gongan.rk g",
        "select cast(d.holder as bigint) from minzheng.dibao d",
        "select count(*) from minzheng.dibao a, minzheng.dibao b, minzheng.dibao c, gongan.rk g where a.id + g.id = 1",
        "select d.id from minzheng.dibao d where d.nothing = 1",
        "select a.id from minzheng.dibao a, minzheng.dibao b",
        "select d.id, (select max(g.id / (g.id - g.id)) from gongan.rk g where g.id < d.id) from minzheng.dibao d"})
    void aQueryThatFailsGivesBackWhatItBorrowed(String sql) throws SQLException {
        for (int i = 0; i < 5; i++) {
            CodedException refusal = catchThrowableOfType(CodedException.class, () -> ask(sql));

            assertThat(refusal).as(sql).isNotNull();
        }
    }

    @Test
    void aQueryThatIsAnsweredGivesBackWhatItBorrowed() {
        assertThat(ask("select count(*) from minzheng.dibao")).isNotEmpty();
        assertThat(ask("select count(*) from minzheng.dibao d join gongan.rk g on g.id = d.id")).isNotEmpty();
    }

    @Test
    void aCallerThatGoesAwayLeavesNothingOpen() throws InterruptedException {
        Thread caller = Thread.ofPlatform().start(() -> catchThrowableOfType(CodedException.class,
                () -> ask("select count(*) from minzheng.dibao a, minzheng.dibao b, minzheng.dibao c, minzheng.dibao d,"
                        + " minzheng.dibao e where a.id + b.id + c.id + d.id + e.id < 0")));
        Thread.sleep(300);

        caller.interrupt();

        caller.join(5_000);
        assertThat(caller.isAlive()).isFalse();
    }

    private static List<List<Object>> ask(String sql) {
        return engine.execute(new Query(ParsedSql.of(sql), List.of(CITY.rk, CITY.dibao),
                new Limits(20, Duration.ofSeconds(8)))).rows();
    }

    @AfterEach
    void nothingIsBorrowedAndNothingIsInATransaction() throws Exception {
        for (int i = 0; i < 50 && POOL.out.get() > 0; i++) {
            Thread.sleep(100);
        }
        assertThat(POOL.out).hasValue(0);
        assertThat(POOL.idle).allSatisfy(connection -> {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isClosed()).isFalse();
        });
        try (Connection connection = CITY.city.department().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM pg_stat_activity WHERE state LIKE"
                        + " 'idle in transaction%'")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    /** A pool of three that does nothing for whoever forgets to roll back. */
    private static final class Pool implements DataSource {

        private final DataSource database;
        private final AtomicInteger out = new AtomicInteger();
        private final Deque<Connection> idle = new ArrayDeque<>();

        Pool(DataSource database) {
            this.database = database;
        }

        @Override
        public synchronized Connection getConnection() throws SQLException {
            if (out.get() == 3) {
                throw new SQLException("the pool is empty", "08001");
            }
            Connection real = idle.isEmpty() ? database.getConnection() : idle.pop();
            out.incrementAndGet();
            boolean[] back = {false};
            return (Connection) Proxy.newProxyInstance(Pool.class.getClassLoader(), new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "close" -> {
                            giveBack(real, back);
                            yield null;
                        }
                        case "isClosed" -> back[0];
                        default -> {
                            try {
                                yield method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }
                    });
        }

        private synchronized void giveBack(Connection real, boolean[] back) throws SQLException {
            if (!back[0]) {
                back[0] = true;
                out.decrementAndGet();
                if (!real.isClosed()) {
                    real.setReadOnly(false);
                    idle.push(real);
                }
            }
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) { }

        @Override
        public void setLoginTimeout(int seconds) { }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
