package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Verification of recorded Fabric block proofs by {@code verify}, in both languages. */
class VerifyBlockTest {

    private static final Path TAKEN = Path.of("../../ledger/block/src/test/resources/org/shuqiao/ledger/block/network");

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
    void channelBlockOrdererAndEndorsersAreNamed() throws IOException {
        Terminal english = verify(Locale.ENGLISH);
        Terminal chinese = verify(Locale.SIMPLIFIED_CHINESE);

        assertThat(english.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(english.out().lines().filter(line -> line.startsWith("VALID "))).hasSize(2)
                .allMatch(line -> line.contains("channel exchange block 9, signed by orderer "
                        + "orderer1.ordering.shuqiao (OrderingMSP), endorsed by AuthorityMSP, HostAMSP"));
        assertThat(english.out()).contains("in a block 2; findings 0");
        assertThat(chinese.out().lines().filter(line -> line.startsWith("有效 "))).hasSize(2)
                .allMatch(line -> line.contains("通道 exchange 区块 9，排序节点 orderer1.ordering.shuqiao (OrderingMSP) "
                        + "签名，AuthorityMSP、HostAMSP 背书"));
    }

    @Test
    void withoutTheBlockAReceiptIsValidUnlessABlockIsAskedFor() throws IOException {
        Files.delete(folder.resolve("block-9.json"));

        Terminal without = verify(Locale.ENGLISH);
        Terminal asked = verify(Locale.ENGLISH, "--anchored");

        assertThat(without.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(without.out()).contains("no block proof yet");
        assertThat(asked.exit()).isEqualTo(ExitCodes.NO);
        assertThat(asked.out()).contains("SQ-LED-0070");
    }

    @Test
    void aChangedProofIsToldWithItsCode() throws IOException {
        Path block = folder.resolve("block-9.json");
        Files.writeString(block, Files.readString(block).replace("\"number\":9", "\"number\":8"));

        Terminal changed = verify(Locale.ENGLISH);

        assertThat(changed.exit()).isEqualTo(ExitCodes.NO);
        assertThat(changed.out()).contains("INVALID  block-9.json  SQ-LED-0062");
    }

    private Terminal verify(Locale locale, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("verify"));
        words.addAll(List.of(options));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".receipt.json")).map(Path::toString).forEach(words::add);
        }
        return Terminal.in(locale, words.toArray(String[]::new));
    }
}
