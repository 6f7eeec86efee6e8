package org.shuqiao.city.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    private Path folder;

    @Test
    void portsAreChosenOnceAndKept() {
        var layout = new Layout(folder);

        var chosen = Ports.of(layout);

        assertThat(Ports.of(layout)).isEqualTo(chosen);
        assertThat(List.of(chosen.database(), chosen.http(), chosen.devices())).doesNotHaveDuplicates()
                .as("none that a system gives to outgoing connections").allMatch(port -> port < 32_768);
    }

    @Test
    void aPortThatIsTakenIsNamedAndNothingIsStarted() throws Exception {
        var ports = Ports.of(new Layout(folder));

        try (var stranger = new ServerSocket(ports.database(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(stranger.isBound()).isTrue();
            assertThatThrownBy(() -> City.open(folder, 1, 1, false,
                    new CityEventWriter(new PrintStream(OutputStream.nullOutputStream()))))
                    .isInstanceOfSatisfying(CityException.class, failed -> assertThat(failed.code())
                            .isEqualTo("SQ-CTY-0002"))
                    .hasMessageContaining(Integer.toString(ports.database()));
        }
        assertThat(folder.resolve("postgres")).doesNotExist();
    }
}
