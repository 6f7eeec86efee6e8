package org.shuqiao.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.ledger.verifier.BundleReport;
import org.shuqiao.ledger.verifier.BundleVerifier;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;

class ConcurrentAppendTest {

    private static final int THREADS = 32;
    private static final int EACH = 40;
    /** Far below what two cores do, so that only a log that lost its batching fails. */
    private static final double LEAST_PER_SECOND = 200;

    @TempDir
    private Path keys;

    @Test
    void many_threads_over_two_logs_of_one_store_get_true_receipts_fast() throws Exception {
        String url = LogStore.database();
        try (HikariDataSource one = LogStore.connect(url, 4); HikariDataSource two = LogStore.connect(url, 4)) {
            List<RecordLog> logs = List.of(LogStore.open(one, keys), LogStore.open(two, keys));
            logs.getFirst().append(Drafts.delivered("G-2026-000009"));
            List<Callable<List<Receipt>>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                RecordLog log = logs.get(thread % 2);
                String grant = "G-2026-00000" + thread % 5;
                work.add(() -> {
                    List<Receipt> receipts = new ArrayList<>();
                    for (int i = 0; i < EACH; i++) {
                        receipts.add(log.append(Drafts.delivered(grant)));
                    }
                    return receipts;
                });
            }

            long start = System.nanoTime();
            List<Receipt> receipts = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                for (Future<List<Receipt>> done : threads.invokeAll(work)) {
                    receipts.addAll(done.get());
                }
            }
            double perSecond = receipts.size() / ((System.nanoTime() - start) / 1e9);

            System.out.printf("%d receipts, %.0f a second%n", receipts.size(), perSecond);
            assertThat(perSecond).isGreaterThan(LEAST_PER_SECOND);
            assertThat(logs.getFirst().size()).isEqualTo(1L + THREADS * EACH);
            assertEachVerifiesOnce(receipts);
            assertThat(logs.getLast().selfCheck().findings()).isEmpty();
        }
    }

    @Test
    void rivals_with_the_same_draft_all_get_the_one_receipt() throws Exception {
        try (HikariDataSource source = LogStore.connect(LogStore.database(), 4)) {
            RecordLog log = LogStore.open(source, keys);
            ExchangeRecordDraft draft = Drafts.delivered("G-2026-000001");
            Set<String> answers = new HashSet<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                List<Future<Receipt>> rivals = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    rivals.add(threads.submit(() -> log.append(draft)));
                }
                for (Future<Receipt> rival : rivals) {
                    answers.add(new String(rival.get().bytes(), StandardCharsets.UTF_8));
                }
            }

            assertThat(answers).hasSize(1);
            assertThat(log.size()).isEqualTo(1);
        }
    }

    private void assertEachVerifiesOnce(List<Receipt> receipts) throws SQLException {
        PublicKeys publicKeys = SigningKeys.in(keys, "yunzhou.shuqiao").publicKeys();
        Map<String, byte[]> bundle = new TreeMap<>();
        for (Receipt receipt : receipts) {
            assertThat(ReceiptVerifier.verify(receipt.bytes(), publicKeys)).isInstanceOf(Verdict.Valid.class);
            assertThat(bundle.put(receipt.record().id() + ".json", receipt.bytes())).isNull();
        }
        BundleReport report = BundleVerifier.verify(bundle, publicKeys);
        assertThat(report.findings()).isEmpty();
    }
}
