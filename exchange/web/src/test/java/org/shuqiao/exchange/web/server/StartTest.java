package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.testkit.TestInstallation;

/** Coded errors of a failed start, and its cleanup. */
class StartTest {

    @TempDir
    private Path folder;

    @Test
    void takenPortsAndATakenFolderAreCodedErrorsAndTheFolderIsFreeAgain() throws Exception {
        TestInstallation installation = new TestInstallation(folder.resolve("home"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ShuqiaoServer.start(installation.home(), taken.getLocalPort(), 0))
                    .hasMessageContaining("SQ-SRV-0005").hasMessageContaining(Integer.toString(taken.getLocalPort()));
            assertThatThrownBy(() -> ShuqiaoServer.start(installation.home(), 0, taken.getLocalPort()))
                    .hasMessageContaining("SQ-QRY-0031");
        }
        try (ShuqiaoServer first = ShuqiaoServer.start(installation.home(), 0, null)) {
            assertThatThrownBy(() -> ShuqiaoServer.start(installation.home(), 0, null))
                    .hasMessageContaining("SQ-CFG-0003");
            assertThat(Files.readString(installation.home().serverFile())).contains(first.url().toString())
                    .contains("jdbc:avatica:remote:");
        }
        assertThat(installation.home().serverFile()).doesNotExist();
    }

    @Test
    void anUnknownSettingIsNamedWithItsPlace() {
        TestInstallation installation = new TestInstallation(folder.resolve("home"))
                .settings("server:\n  port: 8809\n  prot: 1\n");

        assertThatThrownBy(() -> ConfigurationFile.read(installation.home().configuration()))
                .hasMessageContaining("SQ-CFG-0001").hasMessageContaining("server.prot").hasMessageContaining("3:");
    }
}
