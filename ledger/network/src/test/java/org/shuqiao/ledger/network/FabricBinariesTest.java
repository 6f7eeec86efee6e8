package org.shuqiao.ledger.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.error.CodedException;

class FabricBinariesTest {

    @TempDir
    private Path folder;

    @Test
    void programs_are_taken_from_fabric_home_before_the_path() throws IOException {
        Path home = programs("home/bin", "2.5.17").getParent();
        Path elsewhere = programs("elsewhere", "2.5.16");

        assertThat(find(Map.of("FABRIC_HOME", home.toString(), "PATH", elsewhere.toString())).version())
                .isEqualTo("2.5.17");
        assertThat(find(Map.of("PATH", "/nowhere:" + elsewhere)).path("orderer"))
                .isEqualTo(elsewhere.resolve("orderer"));
    }

    @Test
    void missing_programs_are_named() throws IOException {
        Path some = programs("some", "2.5.16");
        Files.delete(some.resolve("osnadmin"));

        assertThatThrownBy(() -> find(Map.of("PATH", some.toString())))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                        .isEqualTo(NetworkCode.PROGRAM_MISSING))
                .hasMessageContaining("not found: osnadmin (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.15", "2.4.9", "3.0.0", "1.4.12", "nonsense"})
    void versions_that_the_network_was_not_seen_on_are_refused(String version) throws IOException {
        Path old = programs("old", version);

        assertThatThrownBy(() -> find(Map.of("PATH", old.toString())))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                        .isEqualTo(NetworkCode.PROGRAM_VERSION))
                .hasMessageContaining(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.16", "v2.5.16", "2.5.20", "2.5.16-1"})
    void later_2_5_versions_will_do(String version) throws IOException {
        assertThat(find(Map.of("PATH", programs("good", version).toString())).version()).contains("2.5.");
    }

    @Test
    void a_development_build_is_taken_with_a_warning() throws IOException {
        Path built = programs("built", "latest");
        List<String> warnings = new ArrayList<>();

        assertThat(FabricBinaries.find(Map.of("PATH", built.toString()), warnings::add).version()).isEqualTo("latest");
        assertThat(warnings).hasSize(4).allSatisfy(line -> assertThat(line).contains("development build"));
    }

    private static FabricBinaries find(Map<String, String> environment) {
        return FabricBinaries.find(environment, line -> { });
    }

    /** @return a folder of programs that tell this version, as Fabric's do */
    private Path programs(String name, String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(name));
        for (String program : FabricBinaries.NAMES) {
            Path file = bin.resolve(program);
            Files.writeString(file, "#!/bin/sh\necho \"" + program + ":\"; echo \" Version: " + version + "\"\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return bin;
    }
}
