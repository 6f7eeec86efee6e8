package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** The jar that an auditor takes along, run by a JDK with nothing else on its class path. */
class StandAloneVerifierTest {

    private static final Path JAR = Path.of("../../ledger/verifier/target/shuqiao-verifier.jar");
    private static final Path TAKEN = Path.of("../../ledger/block/src/test/resources/org/shuqiao/ledger/block/network");
    private static final Path BUNDLE =
            Path.of("../../ledger/verifier/src/test/resources/org/shuqiao/ledger/verifier/evidence");
    private static final long MOST_BYTES = 5_000_000;

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.list(TAKEN)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void saysOfAFolderOfReceiptsWhatTheCommandSays() throws Exception {
        Terminal command = Terminal.run("verify", "--anchored", folder.toString());

        Terminal alone = run("--anchored", folder.toString());

        assertThat(alone.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(alone.out()).isEqualTo(command.out()).contains("signed by orderer");
        assertThat(alone.err()).isEmpty();
    }

    @Test
    void followsABundleToTheCatalogueAndItsWitnessesWithEveryAlgorithm() throws Exception {
        Terminal alone = run("--keys", BUNDLE.resolve("keys.json").toAbsolutePath().toString(), "--witnesses", "2",
                BUNDLE.toAbsolutePath().toString());

        assertThat(alone.err()).isEmpty();
        assertThat(alone.exit()).as(alone.out()).isEqualTo(ExitCodes.DONE);
        assertThat(alone.out()).contains("proven: consumer, grant, decision, request, entry, witnesses ×2",
                "vouched for by the platform alone: consumer, request", "not shown: consumer, grant",
                "14 receipts, 14 valid; signed by the consumer 13, proven to the request 9 of 10 that "
                        + "have one, to the catalogue 9 (3 through hosted keys), cosigned 14");
        assertThat(run("--complete", BUNDLE.toAbsolutePath().toString()).out()).contains("SQ-LED-0092");
        assertThat(run("--witnesses", "3", BUNDLE.toAbsolutePath().toString()).out()).contains("SQ-LED-0091");
    }

    @Test
    void endsWithOneForAnEditedReceipt() throws Exception {
        Path receipt;
        try (Stream<Path> files = Files.list(folder)) {
            receipt = files.filter(file -> file.toString().endsWith(".receipt.json")).findFirst().orElseThrow();
        }
        Files.writeString(receipt, Files.readString(receipt).replace("refused", "Refused"));

        Terminal edited = run(folder.toString());

        assertThat(edited.exit()).isEqualTo(ExitCodes.NO);
        assertThat(edited.err()).isEmpty();
        assertThat(edited.out()).contains("INVALID  " + receipt.getFileName() + "  SQ-LED-");
    }

    @Test
    void tellsWhatItCannotUseWithACodeAndWrongWordsWithTheUsage() throws Exception {
        Terminal absent = run("absent.json");
        Terminal unknown = run("--what");
        Terminal nothing = run();
        Terminal help = run("--help");

        assertThat(absent.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(absent.err()).startsWith("SQ-LED-0075");
        assertThat(unknown.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(unknown.err()).contains("--what", "Usage:");
        assertThat(nothing.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(help.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("Usage:");
    }

    @Test
    void holdsNothingOfThePlatformButProofs() throws IOException {
        assertThat(classes().filter(name -> name.startsWith("org/shuqiao/"))
                .filter(name -> !name.matches("org/shuqiao/(base|contracts/json|ledger)/.*"))).isEmpty();
    }

    /** An auditor who reads what they run has little of other parties' to read: Bouncy Castle and JSON. */
    @Test
    void holdsOfOtherPartiesEncodingsAndJsonAlone() throws IOException {
        Set<String> origins = classes().map(StandAloneVerifierTest::origin)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(origins).containsExactly("com/fasterxml/jackson", "org/bouncycastle", "org/erdtman/jcs",
                "org/shuqiao");
    }

    @Test
    void isSmall() {
        assertThat(JAR).satisfies(jar -> assertThat(Files.size(jar)).isLessThan(MOST_BYTES));
    }

    /** @return the package that its maker is known by, the class's whole name where that is none of these */
    private static String origin(String name) {
        Matcher origin = Pattern.compile("(org/(shuqiao|bouncycastle)|[^/]+/[^/]+/[^/]+)/.*").matcher(name);
        return origin.matches() ? origin.group(1) : name;
    }

    private static Stream<String> classes() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")).toList().stream();
        }
    }

    private Terminal run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Duser.language=en", "-jar", JAR.toAbsolutePath().normalize().toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL") || name.startsWith("JDK_JAVA")
                || name.equals("CLASSPATH"));
        int exit = builder.start().waitFor();
        return new Terminal(exit, Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
