package org.shuqiao.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.ledger.log.SelfCheck.Damage;
import org.shuqiao.ledger.signature.SigningKeys;

/** Detection of rows changed with the database's triggers switched off. */
class SelfCheckTest {

    @TempDir
    private Path keys;

    @Test
    void an_untouched_log_is_sound() throws SQLException {
        try (HikariDataSource source = LogStore.connect(LogStore.database(), 2)) {
            RecordLog log = LogStore.open(source, keys);
            assertThat(log.selfCheck().sound()).isTrue();
            for (int i = 0; i < 30; i++) {
                log.append(Drafts.delivered("G-2026-00000" + i % 3));
            }

            assertThat(log.selfCheck()).isEqualTo(new SelfCheck.Result(30, List.of()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RECORD_CHANGED    | UPDATE ledger.record SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), \
            '118', '117'), 'UTF8') WHERE index = 4
            RECORD_UNREADABLE | UPDATE ledger.record SET bytes = 'x' WHERE index = 4
            CHECKPOINT_ROOT   | UPDATE ledger.record SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), \
            '118', '117'), 'UTF8') WHERE index = 4
            RECORD_MISSING    | DELETE FROM ledger.record_grant WHERE record = 9; DELETE FROM ledger.record WHERE \
            index = 9
            RECORD_MISSING    | DELETE FROM ledger.record_grant WHERE record = 3; DELETE FROM ledger.record WHERE \
            index = 3
            RECORD_BEYOND_CHECKPOINT | DELETE FROM ledger.checkpoint WHERE size >= 10
            COPY_CHANGED      | UPDATE ledger.record SET consumer = 'weijian' WHERE index = 2
            COPY_CHANGED      | UPDATE ledger.record SET time = time + interval '1 day' WHERE index = 2
            COPY_CHANGED      | UPDATE ledger.record_grant SET grant_id = 'G-2026-000099' WHERE record = 5
            COPY_CHANGED      | DELETE FROM ledger.checkpoint WHERE size = 6
            NODE_CHANGED      | UPDATE ledger.node SET hash = sha256('x') WHERE level = 2 AND index = 1
            NODE_MISSING      | DELETE FROM ledger.node WHERE level = 1 AND index = 0
            NODE_EXTRA        | INSERT INTO ledger.node VALUES (5, 0, sha256('x'))
            COPY_CHANGED      | DELETE FROM ledger.consumer_sequence WHERE record = 10
            CHECKPOINT_BROKEN | UPDATE ledger.checkpoint SET note = replace(note, 'yunzhou', 'yunzhau') WHERE size = 7
            CHECKPOINT_BROKEN | UPDATE ledger.checkpoint SET note = (SELECT c.note FROM ledger.checkpoint c WHERE \
            c.size = 6) WHERE size = 7
            """)
    void tampering_is_found(Damage damage, String sql) throws SQLException {
        try (HikariDataSource source = LogStore.connect(LogStore.database(), 2)) {
            RecordLog log = LogStore.open(source, keys);
            for (int i = 0; i < 10; i++) {
                log.append(Drafts.delivered("G-2026-000001"));
            }
            log.append(Drafts.refused());

            tamper(source, sql);

            assertThat(log.selfCheck().findings()).extracting(SelfCheck.Finding::damage).contains(damage);
        }
    }

    @Test
    void records_rewritten_together_with_the_whole_tree_contradict_the_signed_checkpoints(@TempDir Path stranger)
            throws SQLException {
        try (HikariDataSource source = LogStore.connect(LogStore.database(), 2);
                HikariDataSource forged = LogStore.connect(LogStore.database(), 2)) {
            RecordLog log = LogStore.open(source, keys);
            log.append(Drafts.delivered("G-2026-000001"));
            RecordLog forgery = LogStore.open(forged, stranger);
            forgery.append(Drafts.delivered("G-2026-000001"));

            assertThat(List.of(Damage.CHECKPOINT_BROKEN))
                    .isSubsetOf(checkWithKeys(forged).findings().stream().map(SelfCheck.Finding::damage).toList());
        }
    }

    private SelfCheck.Result checkWithKeys(HikariDataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return new SelfCheck(connection, SigningKeys.in(keys, "yunzhou.shuqiao").log().verification()).run();
        }
    }

    private static void tamper(HikariDataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(sql);
            statement.execute("SET session_replication_role = DEFAULT");
        }
    }
}
