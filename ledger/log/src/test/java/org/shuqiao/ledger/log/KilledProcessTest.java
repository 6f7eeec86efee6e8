package org.shuqiao.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.ledger.verifier.BundleReport;
import org.shuqiao.ledger.verifier.BundleVerifier;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;

/** Crash test: two processes append concurrently and are killed at random points. */
class KilledProcessTest {

    private static final int ROUNDS = 3;
    private static final int THREADS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void every_receipt_handed_out_before_a_kill_verifies_and_nothing_is_lost_or_doubled() throws Exception {
        String url = LogStore.database();
        Path keys = folder.resolve("keys");
        Path notes = Files.createDirectory(folder.resolve("notes"));
        Random random = new Random(7);
        try (HikariDataSource source = LogStore.connect(url, 2)) {
            RecordLog log = LogStore.open(source, keys);
            for (int round = 0; round < ROUNDS; round++) {
                List<Process> processes = List.of(appending(url, keys, notes), appending(url, keys, notes));
                int goal = receipts(notes).size() + 30 + random.nextInt(50);
                for (Process process : processes) {
                    awaitReceipts(notes, goal, process);
                    process.destroyForcibly().waitFor();
                    goal += 10 + random.nextInt(40);
                }
            }

            PublicKeys publicKeys = SigningKeys.in(keys, "yunzhou.shuqiao").publicKeys();
            Map<String, byte[]> bundle = new TreeMap<>();
            for (Path file : receipts(notes)) {
                byte[] receipt = Files.readAllBytes(file);
                assertThat(ReceiptVerifier.verify(receipt, publicKeys)).isInstanceOf(Verdict.Valid.class);
                assertThat(log.receipt(id(file)).bytes()).isEqualTo(receipt);
                bundle.put(file.getFileName().toString(), receipt);
            }

            // what was asked for and not answered may be in the log, once; nothing else may
            Set<String> logged = new HashSet<>();
            for (LoggedRecord record : everything(log)) {
                assertThat(logged.add(record.record().id())).isTrue();
                Receipt again = log.receipt(record.record().id());
                bundle.put("receipt-" + again.record().id() + ".json", again.bytes());
            }
            assertThat(asked(notes)).containsAll(logged);
            assertThat((long) logged.size()).isEqualTo(log.size()).isLessThanOrEqualTo(
                    receipts(notes).size() + (long) ROUNDS * 2 * THREADS);
            BundleReport report = BundleVerifier.verify(bundle, publicKeys);
            assertThat(report.sound()).isTrue();
            assertThat(log.gaps("G-2026-000001")).isEmpty();
            assertThat(log.selfCheck().findings()).isEmpty();
            assertThat(log.append(Drafts.delivered("G-2026-000001")).index()).isEqualTo(logged.size());
        }
    }

    private Process appending(String url, Path keys, Path notes) throws IOException {
        return new ProcessBuilder(JavaCommand.here(AppendingProcess.class).heap("96m").with("-XX:+UseSerialGC")
                .words(url, keys.toString(), notes.toString(), String.valueOf(THREADS)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("appending.log").toFile())
                .start();
    }

    private void awaitReceipts(Path notes, int goal, Process process) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (receipts(notes).size() < goal) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                throw new AssertionError(Files.readString(folder.resolve("appending.log")));
            }
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private static List<LoggedRecord> everything(RecordLog log) {
        List<LoggedRecord> all = new ArrayList<>(log.find(RecordFilter.all(), PageRequest.first(1000)));
        while (!all.isEmpty() && all.getLast().index() > 0) {
            all.addAll(log.find(RecordFilter.all(), PageRequest.after(all.getLast().index(), 1000)));
        }
        return all;
    }

    private static List<Path> receipts(Path notes) throws IOException {
        try (Stream<Path> files = Files.list(notes)) {
            return files.filter(file -> file.getFileName().toString().startsWith("receipt-")).toList();
        }
    }

    private static Set<String> asked(Path notes) throws IOException {
        Set<String> ids = new HashSet<>();
        try (Stream<Path> files = Files.list(notes)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("asked-")).toList()) {
                ids.addAll(Files.readAllLines(file));
            }
        }
        return ids;
    }

    private static String id(Path file) {
        return file.getFileName().toString().replace("receipt-", "").replace(".json", "");
    }
}
