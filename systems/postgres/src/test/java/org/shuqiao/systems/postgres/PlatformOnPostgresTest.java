package org.shuqiao.systems.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.Installation;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.account.SignInOrigin;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.platform.assembly.PlatformContext;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tests the platform on an external PostgreSQL. */
class PlatformOnPostgresTest {

    /** The newest migration of each schema in the first release. */
    private static final Map<String, String[]> FIRST_RELEASE = Map.of(
            "catalog", new String[] {"classpath:org/shuqiao/catalog/migration", "schema_history", "2"},
            "exchange", new String[] {"classpath:org/shuqiao/exchange/domain/store/migration", "schema_history", "1"});

    @TempDir
    private Path folder;
    private PostgresServer server;
    private Home home;

    @BeforeEach
    void start() throws Exception {
        server = PostgresServer.start(folder.resolve("postgresql"));
        server.database("shuqiao");
        Path installation = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(installation.resolve("conf"));
        Files.createDirectories(installation.resolve("sources/tongji"));
        Files.copy(Installation.root().resolve("sources/tongji/division.yaml"),
                installation.resolve("sources/tongji/division.yaml"));
        Files.copy(Installation.root().resolve("conf/departments.yaml"), installation.resolve("conf/departments.yaml"));
        home = new Home(installation, installation.resolve("var"));
        settings(server.url("shuqiao"), server.password());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void settings(String url, String password) throws Exception {
        Files.writeString(home.installation().resolve("conf/shuqiao.yaml"),
                "store: {url: '" + url + "', user: " + PostgresServer.USER + ", secret: SHUQIAO_STORE_PASSWORD}\n");
        Files.createDirectories(home.secrets());
        Files.writeString(home.secrets().resolve("SHUQIAO_STORE_PASSWORD"), password);
    }

    private ConfigurableApplicationContext open() {
        return PlatformContext.open(home, ConfigurationFile.read(home.installation().resolve("conf/shuqiao.yaml")));
    }

    @Test
    void anEmptyDatabaseIsMadeReadyOnceAndFoundReadyAgain() {
        try (ConfigurableApplicationContext platform = open()) {
            refused(platform);
        }
        try (ConfigurableApplicationContext platform = open()) {
            assertThat(refusals(platform)).isEqualTo(1);
            refused(platform);
            assertThat(refusals(platform)).isEqualTo(2);
        }
    }

    @Test
    void aDatabaseOfTheFirstReleaseKeepsItsRowsAndGoesOn() throws Exception {
        FIRST_RELEASE.forEach((schema, how) -> Flyway.configure().dataSource(server.url("shuqiao"), PostgresServer.USER,
                server.password()).schemas(schema).defaultSchema(schema).locations(how[0]).table(history(schema))
                .target(how[2]).load().migrate());
        try (Connection connection = server.connect("shuqiao"); Statement statement = connection.createStatement()) {
            statement.execute("insert into catalog.department values ('gongan', '旧名', 'Old name', "
                    + "'11990100990100018P', '990100')");
            statement.execute("insert into exchange.account (login, name, department, roles, hash, created_at) values"
                    + " ('old-officer', 'old', 'gongan', '{officer}', '{noop}a long enough secret', now())");
        }

        try (ConfigurableApplicationContext platform = open()) {
            Actor old = platform.getBean(SignIn.class).with("old-officer", "a long enough secret",
                    new SignInOrigin(Door.REST, "127.0.0.1"));

            assertThat(old.department()).isEqualTo("gongan");
            refused(platform, "old-officer");
            assertThat(refusals(platform)).isEqualTo(1);
        }
    }

    private static String history(String schema) {
        return FIRST_RELEASE.get(schema)[1];
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void killedInTheMiddleOfExchangesNoAnswerIsWithoutItsRecord(int round) throws Exception {
        interrupted(() -> server.process().kill(), () -> server = PostgresServer.start(folder.resolve("postgresql")));
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void hungInTheMiddleOfExchangesNoAnswerIsWithoutItsRecord(int round) throws Exception {
        interrupted(() -> server.process().suspend(), () -> server.process().resume());
    }

    private void interrupted(Runnable fault, Runnable mend) throws Exception {
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        try (ConfigurableApplicationContext platform = open()) {
            try (ExecutorService askers = Executors.newFixedThreadPool(3)) {
                for (int asker = 0; asker < 3; asker++) {
                    askers.submit(() -> {
                        while (!over.get()) {
                            try {
                                answered.add(refused(platform));
                            } catch (CodedException | DataAccessException
                                    | TransactionException away) {
                                TimeUnit.MILLISECONDS.sleep(50); // no answer, so no record is owed
                            }
                        }
                        return null;
                    });
                }
                awaitAnswers(answered, 20);
                fault.run();
                TimeUnit.SECONDS.sleep(3); // an outage has some length
                mend.run();
                awaitAnswers(answered, answered.size() + 20);
                over.set(true);
            }
            assertThat(answered).doesNotHaveDuplicates();
            RecordLog log = platform.getBean(RecordLog.class);
            PublicKeys keys = platform.getBean(PublicKeys.class);
            assertThat(log.size()).isGreaterThanOrEqualTo(answered.size());
            for (String id : answered) {
                assertThat(ReceiptVerifier.verify(log.receipt(id).bytes(), keys))
                        .isInstanceOf(Verdict.Valid.class);
            }
        }
    }

    private static void awaitAnswers(Queue<String> answered, int many) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (answered.size() < many) {
            assertThat(System.nanoTime()).as("no answers any more").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void aWrongPasswordAndAServerThatIsNotThereAreToldWithoutTheSecret() throws Exception {
        settings(server.url("shuqiao"), "canary-wrong-password");
        assertThatThrownBy(this::open).isInstanceOf(CodedException.class).hasMessageContaining("SQ-CFG-0005")
                .hasMessageNotContaining("canary");

        settings("jdbc:postgresql://127.0.0.1:1/shuqiao", server.password());
        assertThatThrownBy(this::open).isInstanceOf(CodedException.class).hasMessageContaining("SQ-CFG-0005");
    }

    /** Asks what nobody granted: a refusal is a record like any answer. */
    private static String refused(ApplicationContext platform) {
        return refused(platform, "admin");
    }

    private static String refused(ApplicationContext platform, String login) {
        Actor actor = platform.getBean(Accounts.class).actor(login);
        DeliveryResult result = platform.getBean(Deliveries.class).query(actor, "用途", "select 1");
        return ((DeliveryResult.Refused) result).receipt().record().draft().id();
    }

    private static long refusals(ApplicationContext platform) {
        return platform.getBean(RecordLog.class).count(RecordFilter.all().outcome("refused"));
    }
}
