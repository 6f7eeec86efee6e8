package org.shuqiao.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.ConsistencyProof;
import org.shuqiao.ledger.merkle.ProofPlan;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.ledger.tile.TilePath;
import org.shuqiao.ledger.tile.TileReader;
import org.shuqiao.ledger.verifier.BundleReport;
import org.shuqiao.ledger.verifier.BundleVerifier;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;

class RecordLogTest {

    @TempDir
    private Path keys;
    private HikariDataSource source;
    private RecordLog log;

    @BeforeEach
    void open() throws SQLException {
        source = LogStore.connect(LogStore.database(), 4);
        log = LogStore.open(source, keys);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void an_appended_record_has_a_receipt_that_verifies_offline() {
        Receipt receipt = log.append(Drafts.delivered("G-2026-000012"));

        Verdict verdict = ReceiptVerifier.verify(receipt.bytes(), publicKeys());

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Valid.class, valid -> {
            assertThat(valid.facts().record()).isEqualTo(receipt.record());
            assertThat(valid.facts().origin()).isEqualTo("yunzhou.shuqiao/log");
            assertThat(valid.facts().record().sequences()).containsEntry("G-2026-000012", 1L);
        });
    }

    @Test
    void a_refusal_is_recorded_like_a_delivery() {
        Receipt receipt = log.append(Drafts.refused());

        assertThat(ReceiptVerifier.verify(receipt.bytes(), publicKeys())).isInstanceOf(Verdict.Valid.class);
        assertThat(new String(receipt.record().bytes(), StandardCharsets.UTF_8))
                .contains("\"refusal\":\"SQ-QRY-0003\"").doesNotContain("rows");
    }

    @Test
    void repeating_an_append_gives_the_same_receipt_and_no_second_record() {
        ExchangeRecordDraft draft = Drafts.delivered("G-2026-000001");
        Receipt first = log.append(draft);
        log.append(Drafts.delivered("G-2026-000001"));

        Receipt again = log.append(draft);

        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(log.size()).isEqualTo(2);
    }

    @Test
    void an_id_cannot_stand_for_two_records() {
        ExchangeRecordDraft draft = Drafts.delivered("G-2026-000001");
        log.append(draft);

        assertThatThrownBy(() -> log.append(Drafts.delivered(draft.id(), 119, "G-2026-000001")))
                .isInstanceOfSatisfying(CodedException.class,
                        e -> assertThat(e.code()).isEqualTo(LedgerCode.RECORD_CONFLICT));
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    void each_grant_counts_its_own_records_without_gaps() {
        log.append(Drafts.delivered("G-2026-000001"));
        log.append(Drafts.delivered("G-2026-000002"));
        Receipt both = log.append(Drafts.delivered("G-2026-000001", "G-2026-000002"));
        Receipt last = log.append(Drafts.delivered("G-2026-000001"));

        assertThat(both.record().sequences()).containsEntry("G-2026-000001", 2L).containsEntry("G-2026-000002", 2L);
        assertThat(last.record().sequences()).containsEntry("G-2026-000001", 3L);
        assertThat(log.gaps("G-2026-000001")).isEmpty();
    }

    @Test
    void a_consumer_counts_its_refusals_without_a_grant_and_its_signature_stays() {
        log.append(Drafts.refused());
        log.append(Drafts.delivered("G-2026-000001"));
        Receipt second = log.append(Drafts.signed(SigningKeys.in(keys, "yunzhou.shuqiao").department("weijian")));

        assertThat(second.record().consumerSequence()).hasValue(2);
        assertThat(log.receipt(second.record().id()).bytes()).isEqualTo(second.bytes());
        assertThat(second.record().draft().attempt().orElseThrow().verifies(second.record().draft())).isTrue();
        assertThat(log.consumerGaps("weijian")).isEmpty();
        assertThat(log.selfCheck().sound()).isTrue();
    }

    /** With the triggers switched off, as whoever owns the database can. */
    @Test
    void nothing_is_appended_where_the_last_record_was_cut_off() throws SQLException {
        log.append(Drafts.delivered("G-2026-000001"));
        Receipt last = log.append(Drafts.delivered("G-2026-000001"));
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("DELETE FROM ledger.record_grant WHERE record = 1; DELETE FROM ledger.record WHERE "
                    + "index = 1; DELETE FROM ledger.node WHERE (level, index) IN ((0, 1), (1, 0)); "
                    + "DELETE FROM ledger.checkpoint WHERE size = 2");
            statement.execute("SET session_replication_role = DEFAULT");
        }

        assertThatThrownBy(() -> log.append(Drafts.delivered("G-2026-000001"))).hasMessageStartingWith("SQ-LED-0095");
        assertThat(log.selfCheck().sound()).isTrue();

        Receipt again = LogStore.open(source, keys).append(Drafts.delivered("G-2026-000001"));
        BundleReport report = BundleVerifier.verify(Map.of("1.receipt.json", last.bytes(), "2.receipt.json",
                again.bytes()), publicKeys());
        assertThat(report.findings()).extracting(BundleReport.Finding::place)
                .contains("size 2", "index 1", "G-2026-000001 #2");
    }

    @Test
    void tiles_give_every_root_and_record() {
        for (int i = 0; i < 300; i++) {
            log.append(Drafts.delivered("G-2026-000001"));
        }
        TileReader tiles = new TileReader(300, log::tile);

        for (long size : new long[] {1, 2, 255, 256, 257, 299, 300}) {
            assertThat(ProofPlan.root(size).hashes(tiles)).containsExactly(log.checkpoint(size).root());
        }
        assertThat(ProofPlan.consistency(123, 300).hashes(tiles)).isEqualTo(log.consistency(123, 300).path());
        ByteBuffer entries = ByteBuffer.wrap(log.tile(TilePath.entries(1, 44)));
        for (int i = 0; i < 44; i++) {
            byte[] record = new byte[Short.toUnsignedInt(entries.getShort())];
            entries.get(record);
            assertThat(ExchangeRecord.parse(record).sequences()).containsEntry("G-2026-000001", 257L + i);
        }
        assertThat(entries.hasRemaining()).isFalse();
        assertThatThrownBy(() -> log.tile(TilePath.hashes(0, 1, 45))).hasMessageStartingWith("SQ-LED-0008");
        assertThatThrownBy(() -> log.tile(TilePath.hashes(1, 0, 2))).hasMessageStartingWith("SQ-LED-0008");
    }

    @Test
    void old_receipts_are_fetched_again_byte_for_byte() {
        List<Receipt> handedOut = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            handedOut.add(log.append(Drafts.delivered("G-2026-000001")));
        }

        for (Receipt receipt : handedOut) {
            assertThat(log.receipt(receipt.record().id()).bytes()).isEqualTo(receipt.bytes());
            assertThat(ReceiptVerifier.verify(receipt.bytes(), publicKeys())).isInstanceOf(Verdict.Valid.class);
        }
        assertThatThrownBy(() -> log.receipt("01JZZZZZZZZZZZZZZZZZZZZZZZ")).hasMessageStartingWith("SQ-LED-0004");
    }

    @Test
    void every_size_is_consistent_with_every_later_one() {
        for (int i = 0; i < 13; i++) {
            log.append(Drafts.delivered("G-2026-000001"));
        }

        for (long to = 0; to <= 13; to++) {
            for (long from = 0; from <= to; from++) {
                ConsistencyProof proof = log.consistency(from, to);
                assertThat(proof.proves(log.checkpoint(from).root(), log.checkpoint(to).root())).isTrue();
            }
        }
        assertThatThrownBy(() -> log.consistency(3, 14)).hasMessageStartingWith("SQ-LED-0008");
    }

    @Test
    void records_are_found_by_their_fields_newest_first() {
        for (int i = 0; i < 5; i++) {
            log.append(Drafts.delivered("G-2026-00000" + i % 2));
        }
        log.append(Drafts.refused());

        assertThat(log.find(RecordFilter.all(), PageRequest.first(2))).extracting(LoggedRecord::index)
                .containsExactly(5L, 4L);
        assertThat(log.find(RecordFilter.all(), PageRequest.after(4, 10))).extracting(LoggedRecord::index)
                .containsExactly(3L, 2L, 1L, 0L);
        assertThat(log.find(RecordFilter.all().grant("G-2026-000001"), PageRequest.first(9)))
                .extracting(LoggedRecord::index).containsExactly(3L, 1L);
        assertThat(log.find(RecordFilter.all().outcome("refused").provider("gongan"), PageRequest.first(9))).hasSize(1);
        assertThat(log.find(RecordFilter.all().resource("10101001/000009").kind(DeliveryKind.QUERY),
                PageRequest.first(9))).hasSize(1);
        assertThat(log.find(RecordFilter.all().consumer("minzheng"), PageRequest.first(9))).hasSize(5);
        assertThat(log.count(RecordFilter.all().consumer("minzheng"))).isEqualTo(5);
        assertThat(log.count(RecordFilter.all().grant("nobody"))).isZero();
        OffsetDateTime day = OffsetDateTime.parse("2026-11-22T00:00:00+08:00");
        assertThat(log.snapshotsRead()).containsOnlyKeys("standard.gongan_rk");
        assertThat(log.snapshotsRead().get("standard.gongan_rk")).containsOnlyKeys("456").allSatisfy((id, newest) ->
                assertThat(newest).isBetween(day, day.plusDays(1)));
        assertThat(log.find(RecordFilter.all().between(day, day.plusDays(1)), PageRequest.first(9))).hasSize(6);
        assertThat(log.find(RecordFilter.all().between(day.minusDays(1), day), PageRequest.first(9))).isEmpty();
    }

    @Test
    void what_was_planned_for_an_empty_log_does_not_read_a_grown_one_whole(@TempDir Path others) throws SQLException {
        try (HikariDataSource alone = LogStore.connect(LogStore.database(), 2)) { // their plans stay
            RecordLog young = LogStore.open(alone, others);
            for (int i = 0; i < 300; i++) {
                young.receipt(young.append(Drafts.delivered("G-2026-000001")).record().id());
            }

            try (Connection connection = alone.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_stat_force_next_flush()");
                try (ResultSet rows = statement.executeQuery(
                        "SELECT sum(seq_tup_read), sum(idx_scan) FROM pg_stat_user_tables WHERE schemaname = "
                                + "'ledger'")) {
                    rows.next();
                    assertThat(rows.getLong(1)).isLessThan(300);
                    assertThat(rows.getLong(2)).isGreaterThan(300);
                }
            }
        }
    }

    @Test
    void a_log_is_not_opened_with_another_key(@TempDir Path others) {
        log.append(Drafts.delivered("G-2026-000001"));

        assertThatThrownBy(() -> LogStore.open(source, others)).hasMessageStartingWith("SQ-LED-0009");
    }

    @Test
    void the_tables_refuse_changes() throws SQLException {
        log.append(Drafts.delivered("G-2026-000001"));

        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : List.of("UPDATE ledger.record SET kind = 'file'", "DELETE FROM ledger.checkpoint",
                    "TRUNCATE ledger.node", "DELETE FROM ledger.record_grant")) {
                assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("append-only");
            }
        }
    }

    @Test
    void a_server_that_does_not_force_writes_to_disk_is_refused() throws Exception {
        try (EmbeddedPostgres careless = EmbeddedPostgres.builder().start()) {
            LedgerSchema.migrate(careless.getPostgresDatabase());

            assertThatThrownBy(() -> RecordLog.open(careless.getPostgresDatabase(), SigningKeys.in(keys, "yunzhou")
                    .log()))
                    .hasMessageStartingWith("SQ-LED-0006").hasMessageContaining("fsync");
        }
    }

    private PublicKeys publicKeys() {
        return PublicKeys.parse(SigningKeys.in(keys, "yunzhou.shuqiao").publicKeys().bytes());
    }
}
