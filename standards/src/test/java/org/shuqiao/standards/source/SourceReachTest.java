package org.shuqiao.standards.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/** What a source file may name: its department's secrets, the city's addresses, hosts and folders of a list. */
class SourceReachTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("YUNZHOU_DB", "10.1.2.3:5432",
            "YUNZHOU_HTTP", "http://10.1.2.3:8080", "YUNZHOU_EVIL", "10.1.2.3/x?user=y");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} · {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://${YUNZHOU_DB}/gongan             | YUNZHOU_GONGAN_PASSWORD   | fine
            jdbc:postgresql://${YUNZHOU_DB}/g?sslmode=require  | YUNZHOU_GONGAN_PASSWORD   | fine
            jdbc:postgresql://${YUNZHOU_DB}/gongan             | YUNZHOU_MINZHENG_PASSWORD | SQ-SRC-0030
            jdbc:postgresql://${YUNZHOU_DB}/gongan             | SHUQIAO_STORE_PASSWORD    | SQ-SRC-0030
            jdbc:postgresql://${YUNZHOU_DB}/gongan             | YUNZHOU_GONGAN_JG_KEY     | SQ-SRC-0030
            jdbc:postgresql://${YUNZHOU_DB}/gongan             | PATH                      | SQ-SRC-0030
            jdbc:postgresql://x/?p=${SHUQIAO_STORE_PASSWORD}   | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0031
            jdbc:postgresql://${YUNZHOU_GONGAN_PASSWORD}.x/y   | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0031
            jdbc:postgresql://10.1.2.3/g?socketFactory=evil    | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0033
            jdbc:postgresql://10.1.2.3/g?user=a&password=b     | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0033
            jdbc:postgresql://a:b@10.1.2.3/g                   | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0033
            jdbc:mysql://10.1.2.3/g?%61llowLoadLocalInfile=true | YUNZHOU_GONGAN_PASSWORD  | SQ-SRC-0033
            jdbc:mysql://10.1.2.3/g? allowLoadLocalInfile=true | YUNZHOU_GONGAN_PASSWORD | SQ-SRC-0033
            jdbc:mysql://10.1.2.3/g?autoDeserialize =true    | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0033
            jdbc:mysql://10.1.2.3/g?useSSL=true&autoDeserialize | YUNZHOU_GONGAN_PASSWORD  | SQ-SRC-0033
            jdbc:sqlserver://10.1.2.3;encrypt=true; trustStore=/x | YUNZHOU_GONGAN_PASSWORD | SQ-SRC-0033
            jdbc:sqlserver://10.1.2.3;databaseName=g;encrypt=true; | YUNZHOU_GONGAN_PASSWORD | fine
            jdbc:mariadb://10.1.2.3:3306/g?useSSL=true&connectTimeout=5 | YUNZHOU_GONGAN_PASSWORD | fine
            jdbc:oracle:thin:@//10.1.2.3:1521/g                | YUNZHOU_GONGAN_PASSWORD   | fine
            jdbc:h2:file:/etc/x                                | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0032
            jdbc:postgresql://127.0.0.1/g                      | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0034
            jdbc:postgresql://127.1/g                          | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0034
            jdbc:postgresql://localhost:5432/g                 | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0034
            jdbc:postgresql://[::1]:5432/g                     | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0034
            jdbc:postgresql://10.1.2.3,127.0.0.1/g             | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0034
            jdbc:postgresql://0.0.0.0/g                        | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0034
            jdbc:postgresql://169.254.169.254/g                | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0034
            jdbc:postgresql://100.100.100.200/g                | YUNZHOU_GONGAN_PASSWORD   | SQ-SRC-0034
            """)
    void aTableIsReadWithOwnSecretsAtAllowedHosts(String url, String secret, String expected) {
        assertThat(code(table(url, secret), Map.of())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} · {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ${YUNZHOU_HTTP}/tickets               | YUNZHOU_GONGAN_KEY | fine
            https://10.1.2.3/?k=${YUNZHOU_GONGAN_KEY} | YUNZHOU_GONGAN_KEY | SQ-SRC-0031
            http://user:pw@10.1.2.3/              | YUNZHOU_GONGAN_KEY | SQ-SRC-0033
            file:///etc/passwd                    | YUNZHOU_GONGAN_KEY | SQ-SRC-0032
            http://[::ffff:127.0.0.1]/            | YUNZHOU_GONGAN_KEY | SQ-SRC-0034
            http://169.254.169.254/latest         | YUNZHOU_GONGAN_KEY | SQ-SRC-0034
            """)
    void aServiceIsCalledWithOwnKeysAtAllowedHosts(String url, String secret, String expected) {
        assertThat(code(service(url, secret), Map.of())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} · {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            hj212 | listen: '0.0.0.0:9212'                  | YUNZHOU_GONGAN_KEYS   | fine
            hj212 | listen: '${YUNZHOU_DB}'                 | YUNZHOU_GONGAN_KEYS   | fine
            hj212 | listen: '${YUNZHOU_DEVICES}'            | YUNZHOU_GONGAN_KEYS   | SQ-SRC-0031
            hj212 | listen: '9212'                          | YUNZHOU_GONGAN_KEYS   | SQ-SRC-0032
            hj212 | listen: '0.0.0.0:9212'                  | YUNZHOU_MINZHENG_KEYS | SQ-SRC-0030
            mqtt  | "url: 'mqtts://10.1.2.3:8883', topics: [a/#]" | YUNZHOU_GONGAN_KEYS | fine
            mqtt  | "url: 'mqtt://127.0.0.1:1883', topics: [a/#]" | YUNZHOU_GONGAN_KEYS | SQ-SRC-0034
            mqtt  | "url: 'http://10.1.2.3:1883', topics: [a/#]"  | YUNZHOU_GONGAN_KEYS | SQ-SRC-0032
            mqtt  | "url: 'mqtt://10.1.2.3:1883'"                 | YUNZHOU_GONGAN_KEYS | SQ-SRC-0004
            amqp  | "url: 'mqtt://10.1.2.3:1883', topics: [a/#]"  | YUNZHOU_GONGAN_KEYS | SQ-SRC-0006
            """)
    void aStreamIsReceivedWithOwnKeysFromAllowedHosts(String protocol, String place, String secret, String expected) {
        assertThat(stream("{kind: stream, protocol: %s, %s, secret: %s}".formatted(protocol,
                place.replaceAll("^\"|\"$", ""), secret))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} · {1} · {2} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
            10.1.2.3:9092,10.1.2.4:9092 | a | login: scram-sha-512, user: u | YUNZHOU_GONGAN_KEYS | fine
            10.1.2.3:9092 | a | login: plain, user: u, trust: DROP/gongan/ca.pem | YUNZHOU_GONGAN_KEYS | fine
            10.1.2.3:9092 | a | login: plain, user: u, trust: DROP/minzheng/ca.pem | YUNZHOU_GONGAN_KEYS | SQ-SRC-0035
            10.1.2.3:9092,127.0.0.1:9092 | a | login: plain, user: u | YUNZHOU_GONGAN_KEYS | SQ-SRC-0034
            kafka://10.1.2.3:9092 | a | login: plain, user: u | YUNZHOU_GONGAN_KEYS | SQ-SRC-0032
            10.1.2.3 | a | login: plain, user: u | YUNZHOU_GONGAN_KEYS | SQ-SRC-0032
            10.1.2.3:9092 | a | login: plain, user: u | YUNZHOU_MINZHENG_KEYS | SQ-SRC-0030
            10.1.2.3:9092 | a | login: plain | YUNZHOU_GONGAN_KEYS | SQ-SRC-0004
            10.1.2.3:9092 | a | user: u | YUNZHOU_GONGAN_KEYS | SQ-SRC-0004
            10.1.2.3:9092 | a | login: kerberos, user: u | YUNZHOU_GONGAN_KEYS | SQ-SRC-0006
            10.1.2.3:9092 | a/# | login: plain, user: u | YUNZHOU_GONGAN_KEYS | SQ-SRC-0008
            '' | a | login: plain, user: u | YUNZHOU_GONGAN_KEYS | SQ-SRC-0032
            """)
    void topicsOfKafkaAreReadAsOwnUserFromAllowedHosts(String servers, String topic, String login, String secret,
            String expected) {
        assertThat(stream("{kind: stream, protocol: kafka, servers: ['%s'], topics: ['%s'], %s, secret: %s}".formatted(
                servers.replace(",", "', '"), topic, login.replace("DROP", folder + "/drop"), secret)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} with {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1       | 127.0.0.1        | fine
            127.0.0.1:5432  | 127.0.0.1:5432   | fine
            127.0.0.1:5433  | 127.0.0.1:5432   | SQ-SRC-0034
            10.1.9.9        | 10.1.0.0/16      | fine
            10.2.9.9        | 10.1.0.0/16      | SQ-SRC-0034
            db.gongan.city  | *.gongan.city    | fine
            evilgongan.city | *.gongan.city    | SQ-SRC-0034
            db.gongan.city  | db.gongan.city   | fine
            10.1.2.3        | db.gongan.city   | SQ-SRC-0034
            """)
    void withAListOnlyItsHostsAreReached(String host, String entry, String expected) {
        SourceFile file = table("jdbc:postgresql://" + host + "/g", "YUNZHOU_GONGAN_PASSWORD");

        assertThat(code(file, Map.of("gongan", List.of(entry)))).isEqualTo(expected);
        assertThat(code(file, Map.of("*", List.of(entry)))).isEqualTo(expected);
        assertThat(code(file, Map.of("*", List.of("192.0.2.1")))).isEqualTo("SQ-SRC-0034");
    }

    @Test
    void filesAreReadBelowTheFolderOfTheirDepartmentAlone() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        Files.createDirectories(drop.resolve("gongan"));
        Files.createDirectories(folder.resolve("private"));
        Files.createSymbolicLink(drop.resolve("gongan/link"), folder.resolve("private"));

        assertThat(code(file(drop + "/gongan/pupil*.csv"), Map.of())).isEqualTo("fine");
        assertThat(code(file(drop + "/minzheng/pupil.csv"), Map.of())).isEqualTo("SQ-SRC-0035");
        assertThat(code(file(drop + "/gongan/../minzheng/pupil.csv"), Map.of())).isEqualTo("SQ-SRC-0035");
        assertThat(code(file("/etc/passwd"), Map.of())).isEqualTo("SQ-SRC-0035");
        assertThat(code(file(drop + "/gongan/link/x.csv"), Map.of())).isEqualTo("SQ-SRC-0035");
        assertThat(code(file("/${SHUQIAO_STORE_PASSWORD}/x.csv"), Map.of())).isEqualTo("SQ-SRC-0031");
    }

    @Test
    void aFileInTheDepartmentsOwnFolderOfSecretsIsItsOwnWhateverItsName() throws IOException {
        Files.createDirectories(folder.resolve("gongan"));
        Files.writeString(folder.resolve("gongan/READER"), "mine\n");
        Files.writeString(folder.resolve("READER"), "of the platform");
        SecretResolver secrets = SecretResolver.of(ENVIRONMENT, folder);

        assertThat(code(table("jdbc:postgresql://10.1.2.3/g", "READER"), Map.of())).isEqualTo("fine");
        assertThat(secrets.forDepartment("gongan").secret("READER")).isEqualTo("mine");
        assertThatThrownBy(() -> reach(Map.of()).check(table("jdbc:postgresql://10.1.2.3/g", "READER"),
                SecretResolver.of(ENVIRONMENT, folder.resolve("elsewhere"))))
                .isInstanceOfSatisfying(CodedException.class, e ->
                        assertThat(e.code()).isEqualTo(StandardsCode.SECRET_FOREIGN))
                .hasMessageContaining("YUNZHOU_GONGAN_");
    }

    private String code(SourceFile file, Map<String, List<String>> hosts) {
        try {
            reach(hosts).check(file, SecretResolver.of(ENVIRONMENT, folder));
            return "fine";
        } catch (CodedException e) {
            return e.code().id();
        }
    }

    private SourceReach reach(Map<String, List<String>> hosts) {
        return new SourceReach("yunzhou", Set.of("gongan", "gongan_jg", "minzheng", "shuju"),
                List.of("YUNZHOU_DB", "YUNZHOU_HTTP"), List.of(folder + "/drop"), hosts);
    }

    private static SourceFile table(String url, String secret) {
        return source("kind: table\n  url: '" + url + "'\n  user: reader\n  secret: " + secret + "\n  table: rk");
    }

    private static SourceFile service(String url, String secret) {
        return source("kind: service\n  url: '" + url + "'\n  header: X-Api-Key\n  secret: " + secret
                + "\n  paging: {page: page, size: size, first: 1, limit: 200, rows: /rows, total: /total}\n  rate: 20");
    }

    private static SourceFile file(String path) {
        return source("kind: file\n  path: '" + path + "'\n  format: csv\n  charset: UTF-8");
    }

    private String stream(String source) {
        try {
            return code(parse(source), Map.of());
        } catch (CodedException e) {
            return e.code().id();
        }
    }

    private static SourceFile source(String source) {
        return parse("\n  " + source + "\n  slice: {mode: snapshot}");
    }

    private static SourceFile parse(String source) {
        return SourceFiles.parse(Path.of("rk.yaml"), """
                dataset: rk
                department: gongan
                title: {zh: 人口, en: People}
                owner: 科
                update: daily
                source: %s
                contract:
                  - {column: id, type: text}
                mapping:
                  key: [number]
                  keep: []
                  columns:
                    - {from: id, to: number, element: identifier, level: must}
                  checks: []
                  ignore: []
                """.formatted(source));
    }
}
