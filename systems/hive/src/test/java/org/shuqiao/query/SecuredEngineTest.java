package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.process.Installation;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.source.hive.HiveAccess;
import org.shuqiao.query.source.hive.HiveEngine;
import org.shuqiao.systems.FreePort;
import org.shuqiao.systems.ServerCertificate;
import org.shuqiao.systems.hive.HiveUnderTest;
import org.shuqiao.systems.hive.ThriftServer;

/** Tests an engine secured by TLS and LDAP. */
class SecuredEngineTest {

    private static final TestCity CITY = TestCity.open();
    private static final AccessRule RULE = TestCity.lakeRule("t.s", "standard.secured", "id name", "", Map.of());
    private static final String PASSWORD = "of the directory";

    @TempDir
    private static Path folder;
    private static ServerCertificate certificate;
    private static InMemoryDirectoryServer directory;
    private static ThriftServer server;

    @BeforeAll
    static void start() throws Exception {
        CITY.append(CITY.lakeTable("standard", "secured", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "name", Types.StringType.get()))),
                        "SELECT 1::BIGINT AS id, '王伟' AS name");
        certificate = ServerCertificate.make(folder.resolve("tls"));
        InMemoryDirectoryServerConfig settings = new InMemoryDirectoryServerConfig("ou=services,dc=city");
        settings.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("here", InetAddress.getLoopbackAddress(), 0,
                null));
        directory = new InMemoryDirectoryServer(settings);
        directory.add("dn: ou=services,dc=city", "objectClass: organizationalUnit", "ou: services");
        directory.add("dn: uid=shuqiao,ou=services,dc=city", "objectClass: inetOrgPerson", "uid: shuqiao",
                "cn: shuqiao", "sn: shuqiao", "userPassword: " + PASSWORD);
        directory.startListening();
        server = ThriftServer.start(Path.of("target/thrift-secured").toAbsolutePath(), HiveUnderTest.catalog(), "1g",
                FreePort.take(), Map.of(
                "hive.server2.use.SSL", "true",
                "hive.server2.keystore.path", certificate.keyStore().toString(),
                "hive.server2.keystore.password", certificate.password(),
                "hive.server2.authentication", "LDAP",
                "hive.server2.authentication.ldap.url", "ldap://127.0.0.1:" + directory.getListenPort(),
                "hive.server2.authentication.ldap.baseDN", "ou=services,dc=city"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        directory.shutDown(true);
    }

    @Test
    void theRightPasswordOverTlsIsAnswered() {
        assertThat(ask(trusting(), PASSWORD).rows()).containsExactly(List.of(1L, "王伟"));
    }

    @Test
    void itSaysWhatItIsToWhoMayComeIn() {
        try (HiveEngine known = engine(PASSWORD); HiveEngine unknown = engine("guessed-it")) {
            assertThat(known.probe()).matches("\\d+\\.\\d+\\.\\d+");
            assertThatThrownBy(unknown::probe).hasMessageContaining("SQ-QRY-0035");
        }
    }

    @Test
    void aSettingByWhichTheSameQueryHasAnotherAnswerIsFoundOut() {
        assertThatThrownBy(() -> ask(trusting() + "#spark.sql.ansi.enabled=false", PASSWORD))
                .hasMessageContaining("SQ-QRY-0039")
                .hasMessageContaining("spark.sql.ansi.enabled");
        assertThat(ask(trusting() + "?spark.sql.ansi.enabled=false", PASSWORD).rows()).hasSize(1);
    }

    @Test
    void aWrongPasswordIsRefusedAndStandsInNoMessage() {
        assertThatThrownBy(() -> ask(trusting(), "guessed-it")).hasMessageContaining("SQ-QRY-0035")
                .hasMessageNotContaining("guessed-it").hasMessageNotContaining("trust");
    }

    @Test
    void aCertificateOfNobodyThatIsTrustedIsNotTalkedTo() {
        assertThatThrownBy(() -> ask(server.url() + ";ssl=true", PASSWORD)).hasMessageContaining("SQ-QRY-0037");
    }

    @Test
    void withoutTlsThereIsNoAnswer() {
        assertThatThrownBy(() -> ask(server.url(), PASSWORD)).hasMessageContaining("SQ-QRY-0034");
    }

    private static String trusting() {
        return server.url() + ";ssl=true;sslTrustStore=" + certificate.trustStore() + ";trustStorePassword="
                + certificate.password();
    }

    private static HiveEngine engine(String password) {
        return HiveEngine.of(new HiveAccess(trusting(), "shuqiao", password, Optional.empty()), Installation.root());
    }

    private static Answer ask(String url, String password) {
        HiveAccess access = new HiveAccess(url, "shuqiao", password, Optional.empty());
        try (QueryEngine engine = new QueryEngine(CITY.lake(), HiveUnderTest.engine(access), Map.of(),
                EngineSettings.standard())) {
            return engine.execute(new Query(ParsedSql.of("SELECT id, name FROM t.s"), List.of(RULE), TestCity.LIMITS));
        }
    }
}
