package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.receipt.Receipt;

/** A log of which 30 records were cut off and others appended at the same indexes; all 70 receipts are valid ones. */
class SplitHistoryTest {

    private static final int KEPT = 20;
    private static final int CUT = 30;

    @TempDir
    private Path folder;
    private Path bundle;
    private final List<Receipt> first = new ArrayList<>();
    private final List<Receipt> second = new ArrayList<>();

    @BeforeEach
    void split() throws IOException {
        bundle = Files.createDirectory(folder.resolve("bundle"));
        TestLog log = new TestLog(folder.resolve("keys"));
        TestLog other = new TestLog(folder.resolve("keys"));
        Files.write(bundle.resolve("keys.json"), log.publicKeys().bytes());
        for (int i = 1; i <= KEPT; i++) {
            Receipt receipt = log.append("G-2026-000012", i);
            other.append(receipt.record());
            save(receipt);
        }
        for (int i = 1; i <= CUT; i++) {
            first.add(log.append("G-2026-000013", i));
            second.add(other.append("G-2026-000014", i));
        }
    }

    @Test
    void all_seventy_receipts_of_a_split_log_are_found_out_together() throws IOException {
        for (Receipt receipt : first) {
            save(receipt);
        }
        for (Receipt receipt : second.subList(0, 20)) {
            save(receipt);
        }

        String text = verify(1, bundle);

        assertThat(text).contains("70 receipts, 70 valid").contains("FINDING  index 20  SQ-LED-0051")
                .contains("FINDING  size 21  SQ-LED-0051");
        List<Path> files;
        try (Stream<Path> listed = Files.list(bundle)) {
            files = listed.filter(file -> file.toString().endsWith(".receipt.json")).toList();
        }
        assertThat(verify(1, files.toArray(Path[]::new))).contains("SQ-LED-0051");
        assertThat(verify(1, zip())).contains("SQ-LED-0051");
    }

    /** Neither an index nor a size is the same: the paths of the proofs give the two trees away. */
    @Test
    void two_receipts_whose_paths_show_one_subtree_with_two_hashes_contradict_each_other() throws IOException {
        save(first.get(13));
        save(second.get(27));

        assertThat(verify(1, bundle)).contains("FINDING  node ").contains("SQ-LED-0051");
    }

    @Test
    void one_of_the_two_histories_alone_is_whole() throws IOException {
        for (Receipt receipt : first) {
            save(receipt);
        }

        assertThat(verify(0, bundle)).contains("50 receipts, 50 valid").doesNotContain("FINDING");
    }

    @Test
    void a_bundle_without_keys_or_without_receipts_or_that_is_none_is_told_with_a_code() throws IOException {
        save(first.getFirst());
        Files.delete(bundle.resolve("keys.json"));

        assertThat(verify(4, bundle)).startsWith("SQ-LED-0075");
        assertThat(verify(4, zip())).startsWith("SQ-LED-0075");
        Files.writeString(folder.resolve("bundle.zip"), "no zip file");
        assertThat(verify(4, folder.resolve("bundle.zip"))).startsWith("SQ-LED-0075");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.write(empty.resolve("keys.json"), new TestLog(folder.resolve("keys")).publicKeys().bytes());
        assertThat(verify(4, empty)).startsWith("SQ-LED-0076");
    }

    private void save(Receipt receipt) throws IOException {
        Files.write(bundle.resolve(receipt.record().id() + ".receipt.json"), receipt.bytes());
    }

    private Path zip() throws IOException {
        Path file = folder.resolve("bundle.zip");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> listed = Files.list(bundle)) {
            for (Path each : listed.toList()) {
                zip.putNextEntry(new ZipEntry(each.getFileName().toString()));
                zip.write(Files.readAllBytes(each));
            }
        }
        return file;
    }

    private static String verify(int exit, Path... files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        String[] words = Stream.of(files).map(Path::toString).toArray(String[]::new);
        assertThat(VerifierMain.run(words, out, out, Language.EN)).isEqualTo(exit);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
