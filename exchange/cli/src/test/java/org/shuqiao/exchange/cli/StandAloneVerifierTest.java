package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** The jar that an auditor takes along, run by a JDK with nothing else on its class path. */
class StandAloneVerifierTest {

    private static final Path JAR = Path.of("../../ledger/verifier/target/shuqiao-verifier.jar");
    private static final Path TAKEN = Path.of("../../ledger/block/src/test/resources/org/shuqiao/ledger/block/network");
    private static final long MOST_BYTES = 8_000_000;

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
    void endsWithOneForAnEditedReceipt() throws Exception {
        Path receipt;
        try (Stream<Path> files = Files.list(folder)) {
            receipt = files.filter(file -> file.toString().endsWith(".receipt.json")).findFirst().orElseThrow();
        }
        Files.writeString(receipt, Files.readString(receipt).replace("refused", "Refused"));

        Terminal edited = run(folder.toString());

        assertThat(edited.exit()).isEqualTo(ExitCodes.NO);
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
        assertThat(help.out()).startsWith("Usage:");
    }

    @Test
    void isSmallAndHoldsNothingOfThePlatformButProofs() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> own = jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class"))
                    .filter(name -> name.startsWith("org/shuqiao/"))
                    .filter(name -> !name.matches("org/shuqiao/(base|contracts/json|ledger)/.*")).toList();

            assertThat(own).isEmpty();
        }
        assertThat(JAR).satisfies(jar -> assertThat(Files.size(jar)).isLessThan(MOST_BYTES));
    }

    private Terminal run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Duser.language=en", "-jar", JAR.toAbsolutePath().normalize().toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL") || name.equals("CLASSPATH"));
        int exit = builder.start().waitFor();
        return new Terminal(exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
