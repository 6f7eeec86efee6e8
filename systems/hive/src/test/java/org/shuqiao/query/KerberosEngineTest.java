package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.source.hive.HiveAccess;
import org.shuqiao.systems.FreePort;
import org.shuqiao.systems.hive.HiveUnderTest;
import org.shuqiao.systems.hive.ThriftServer;

/** Tests a Kerberos-secured engine with keytab login. */
class KerberosEngineTest {

    private static final TestCity CITY = TestCity.open();
    private static final AccessRule RULE = TestCity.lakeRule("t.k", "standard.kerberos", "id name", "", Map.of());
    private static final String REALM = "CITY.EXAMPLE";
    private static final String SERVICE = "hive/localhost@" + REALM;
    private static final String PLATFORM = "shuqiao@" + REALM;
    private static final String SETTING = "java.security.krb5.conf";

    @TempDir
    private static Path folder;
    private static SimpleKdcServer realm;
    private static ThriftServer server;
    private static String before;

    @BeforeAll
    static void start() throws Exception {
        CITY.append(CITY.lakeTable("standard", "kerberos", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "name", Types.StringType.get()))),
                        "SELECT 1::BIGINT AS id, '王伟' AS name");
        realm = new SimpleKdcServer();
        realm.setWorkDir(folder.toFile());
        realm.setKdcRealm(REALM);
        realm.setKdcHost("localhost");
        realm.setKdcTcpPort(FreePort.take());
        realm.setAllowUdp(false);
        realm.init();
        realm.start();
        for (String principal : List.of(SERVICE, PLATFORM)) {
            realm.createPrincipal(principal);
            realm.exportPrincipal(principal, keytab(principal).toFile());
        }
        String realmFile = folder.resolve("krb5.conf").toString();
        before = System.getProperty(SETTING);
        System.setProperty(SETTING, realmFile);
        server = ThriftServer.start(Path.of("target/thrift-kerberos").toAbsolutePath(), HiveUnderTest.catalog(), "1g",
                FreePort.take(), Map.of(
                SETTING, realmFile,
                "hadoop.security.authentication", "kerberos",
                "spark.kerberos.principal", SERVICE,
                "spark.kerberos.keytab", keytab(SERVICE).toString(),
                "hive.server2.authentication", "KERBEROS",
                "hive.server2.authentication.kerberos.principal", SERVICE,
                "hive.server2.authentication.kerberos.keytab", keytab(SERVICE).toString(),
                "hive.server2.thrift.sasl.qop", "auth-conf"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        realm.stop();
        if (before == null) {
            System.clearProperty(SETTING);
        } else {
            System.setProperty(SETTING, before);
        }
    }

    private static Path keytab(String principal) {
        return folder.resolve(principal.replaceAll("\\W", "-") + ".keytab");
    }

    @Test
    void theKeytabOfThePlatformIsAnsweredEncrypted() {
        assertThat(ask(PLATFORM, keytab(PLATFORM)).rows()).containsExactly(List.of(1L, "王伟"));
        assertThat(ask(PLATFORM, keytab(PLATFORM)).rows()).hasSize(1);
    }

    @Test
    void keysOfAnotherAreNoLogin() {
        assertThatThrownBy(() -> ask(PLATFORM, keytab(SERVICE))).hasMessageContaining("SQ-QRY-0038");
        assertThatThrownBy(() -> ask("nobody@" + REALM, keytab(PLATFORM))).hasMessageContaining("SQ-QRY-0038");
    }

    @Test
    void withoutKeysThereIsNoAnswer() {
        assertThatThrownBy(() -> ask(PLATFORM, folder.resolve("lost.keytab"))).hasMessageContaining("SQ-QRY-0038");
        assertThat(Files.exists(folder.resolve("lost.keytab"))).isFalse();
    }

    private static Answer ask(String principal, Path keytab) {
        String url = "jdbc:hive2://localhost:" + server.port() + "/default;principal=" + SERVICE + ";saslQop=auth-conf";
        HiveAccess access = new HiveAccess(url, principal, "", Optional.of(keytab));
        try (QueryEngine engine = new QueryEngine(CITY.lake(), HiveUnderTest.engine(access), Map.of(),
                EngineSettings.standard())) {
            return engine.execute(new Query(ParsedSql.of("SELECT id, name FROM t.k"), List.of(RULE), TestCity.LIMITS));
        }
    }
}
