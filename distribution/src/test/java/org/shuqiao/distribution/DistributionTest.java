package org.shuqiao.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked where there is no checkout. */
class DistributionTest {

    /** A path of the installation, in a unit. */
    private static final Pattern INSTALLED = Pattern.compile("/opt/shuqiao/(\\S+)");

    @TempDir
    private static Path folder;

    private static Archive archive;

    @BeforeAll
    static void made() throws Exception {
        assumeTrue(Files.exists(Archive.ROOT.resolve("centre/server/target/runtime.classpath")),
                "the commands are not built");
        archive = Archive.made(folder);
    }

    @Test
    void theSameInputsMakeTheSameBytes() throws Exception {
        Path again = archive.again();
        try {
            assertThat(Files.mismatch(archive.file(), again)).as("first byte that differs").isNegative();
        } finally {
            Files.delete(again);
        }
    }

    @Test
    void theBillOfMaterialsListsEachJarOnceWithItsDigestAndLicence() throws Exception {
        byte[] written = Files.readAllBytes(archive.unpacked().resolve("sbom.json"));
        assertThat(new JsonParser().validate(written, Version.VERSION_16)).isEmpty();
        Bom bill = new JsonParser().parse(written);
        assertThat(bill.getSpecVersion()).isEqualTo("1.6");
        List<Component> listed = new ArrayList<>();
        bill.getComponents().forEach(each -> {
            listed.add(each);
            listed.addAll(each.getComponents() == null ? List.of() : each.getComponents());
        });

        Map<String, String> jars = jars();
        assertThat(jars).hasSizeGreaterThan(600).containsKey("query/hive-driver/target/driver/hive-jdbc.jar");
        assertThat(listed).extracting(Component::getBomRef).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(jars.keySet());
        String page = Files.readString(archive.unpacked().resolve("THIRD-PARTY.md"));
        for (Component each : listed) {
            String name = each.getGroup() + ":" + each.getName() + ":" + each.getVersion();
            assertThat(each.getHashes()).as(name).singleElement()
                    .satisfies(hash -> assertThat(hash.getAlgorithm()).isEqualTo("SHA-256"))
                    .satisfies(hash -> assertThat(hash.getValue()).isEqualTo(jars.get(each.getBomRef())));
            assertThat(each.getPurl()).startsWith("pkg:maven/%s/%s@%s?".formatted(each.getGroup(), each.getName(),
                    each.getVersion()));
            assertThat(each.getLicenses().getLicenses()).as(name).isNotEmpty();
            assertThat(page.contains("- `" + name + "`")).as(name).isEqualTo(!each.getGroup().equals("org.shuqiao"));
        }
    }

    @Test
    void itsDigestsAreThoseOfAllItsFiles() throws Exception {
        assertThat(archive.run("sha256sum", "--quiet", "-c", "SHA256SUMS")).as(archive.said()).isZero();
        try (Stream<Path> all = Files.walk(archive.unpacked())) {
            assertThat(all.filter(Files::isRegularFile).map(this::place).filter(each -> !each.startsWith("var/")))
                    .contains("sbom.json", "THIRD-PARTY.md").noneMatch(name -> name.contains("journey")
                            || name.endsWith("pom.xml"));
        }
    }

    @Test
    void itsUnitsNameWhatIsThereAndSystemdKnowsEveryKey() throws Exception {
        Path units = Files.createDirectories(folder.resolve("units"));
        List<String> verify = new ArrayList<>(List.of("systemd-analyze", "verify"));
        try (Stream<Path> all = Files.list(archive.unpacked().resolve("conf/systemd"))) {
            for (Path unit : all.toList()) {
                String text = Files.readString(unit);
                assertThat(INSTALLED.matcher(text).results().map(each -> archive.unpacked().resolve(each.group(1))))
                        .allMatch(Files::isRegularFile).hasSize(text.contains("[Service]") ? 2 : 0);
                Path here = units.resolve(unit.getFileName());
                Files.writeString(here, text.replace("/opt/shuqiao/", archive.unpacked() + "/"));
                verify.add(here.toString());
            }
        }
        assertThat(verify).hasSize(6);
        assertThat(Files.isExecutable(archive.unpacked().resolve("shuqiao"))).isTrue();
        assumeTrue(archive.run("bash", "-c", "command -v systemd-analyze") == 0, "systemd-analyze is not installed");
        assertThat(archive.run(verify.toArray(String[]::new))).as(archive.said()).isZero();
        assertThat(archive.said()).as("what systemd has to say of them").isEmpty();
    }

    @Test
    void itIsConfiguredServesAndItsCommandsFindTheServer() throws Exception {
        assertThat(archive.run("./shuqiao", "build")).isEqualTo(64);
        assertThat(archive.run("./shuqiao", "init", "--yes", "--port", "0")).isZero();
        Process server = archive.start("./shuqiao", "serve", "--port", "0", "--jdbc-port", "0", "--until-input-ends");
        try {
            for (int i = 0; !Files.exists(archive.unpacked().resolve("var/run/server.json")); i++) {
                assertThat(server.isAlive() && i < 1200).as(Files.readString(folder.resolve("server"))).isTrue();
                Thread.sleep(100);
            }
            assertThat(archive.run("./shuqiao", "accounts", "--as", "admin")).isZero();
            assertThat(archive.said()).contains("admin2");
            assertThat(archive.run("./shuqiao", "doctor")).as(archive.said()).isZero();
            assertThat(archive.said()).contains("ok      build");
        } finally {
            server.getOutputStream().close();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private String place(Path file) {
        return archive.unpacked().relativize(file).toString();
    }

    /** @return digests of all jars that are there, and of those within the NARs */
    private Map<String, String> jars() throws IOException, InterruptedException {
        Map<String, String> jars = new TreeMap<>();
        Path within = Files.createDirectories(folder.resolve("within"));
        try (Stream<Path> all = Files.walk(archive.unpacked())) {
            for (Path file : all.filter(each -> each.toString().matches(".*\\.[jn]ar")
                    && !each.startsWith(archive.unpacked().resolve("var"))).toList()) {
                jars.put(place(file), "");
                if (file.toString().endsWith(".nar")) {
                    unpack(file, within.resolve(place(file) + "!"));
                }
            }
        }
        for (String line : Files.readAllLines(archive.unpacked().resolve("SHA256SUMS"))) {
            jars.computeIfPresent(line.substring(66).replaceFirst("^\\./", ""), (place, none) -> line.substring(0, 64));
        }
        assertThat(archive.run("bash", "-c", "cd '" + within + "' && find . -type f | xargs sha256sum")).isZero();
        archive.said().lines().forEach(line -> jars.put(line.substring(68), line.substring(0, 64)));
        return jars;
    }

    private static void unpack(Path nar, Path to) throws IOException {
        try (JarFile jar = new JarFile(nar.toFile(), false)) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".jar")) {
                    Path file = to.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
    }
}
