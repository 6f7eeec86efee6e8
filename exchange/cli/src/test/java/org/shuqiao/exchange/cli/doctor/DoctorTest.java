package org.shuqiao.exchange.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.platform.settings.Home;

class DoctorTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsConfiguredAndSilentIsToldWithItsSettingAndWhatIsNotConfiguredIsNot() throws IOException {
        try (ServerSocket hung = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<HealthCheckResult> findings = findings("""
                    collect: {nifi: "http://127.0.0.1:1"}
                    lake: {hive: "jdbc:hive2://127.0.0.1:1/default;trustStorePassword=canary-31"}
                    identity: {oidc: "http://127.0.0.1:%d"}
                    """.formatted(hung.getLocalPort()));

            assertThat(level(findings, "NiFi")).isEqualTo(HealthCheckResult.Level.BAD);
            assertThat(level(findings, "Hive JDBC")).isEqualTo(HealthCheckResult.Level.BAD);
            assertThat(level(findings, "OpenID")).as("hangs").isEqualTo(HealthCheckResult.Level.BAD);
            assertThat(level(findings, "Atlas")).isEqualTo(HealthCheckResult.Level.UNUSED);
            assertThat(findings.toString()).contains("collect.nifi", "lake.hive").doesNotContain("canary-31");
        }
    }

    @Test
    void aSettingsFileThatCannotBeReadAndASecretThatOthersReadAreFound() throws IOException {
        Path secret = Files.createDirectories(folder.resolve("var/secrets")).resolve("open");
        Files.writeString(secret, "x");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));

        List<HealthCheckResult> findings = findings("collect: {nifo: x}\n");

        assertThat(level(findings, "settings")).isEqualTo(HealthCheckResult.Level.BAD);
        assertThat(findings.toString()).contains("SQ-CFG-0001").contains("open");
        assertThat(level(findings, "secrets")).isEqualTo(HealthCheckResult.Level.WARN);
    }

    private List<HealthCheckResult> findings(String settings) throws IOException {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(conf.resolve("shuqiao.yaml"), settings);
        return DoctorCommand.findings(new Home(folder, folder.resolve("var")));
    }

    private static HealthCheckResult.Level level(List<HealthCheckResult> findings, String part) {
        return findings.stream().filter(f -> f.part().equals(part)).findFirst().orElseThrow().level();
    }
}
