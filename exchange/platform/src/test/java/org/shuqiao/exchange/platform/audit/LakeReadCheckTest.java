package org.shuqiao.exchange.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeSchema;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.LedgerSchema;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.ledger.security.SecurityLogSchema;
import org.shuqiao.ledger.signature.SigningKeys;

/** The lake's engine log and the record log, compared: at first they agree, then one of the two is other. */
final class LakeReadCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Map<String, String> SNAPSHOTS = Map.of("standard.gongan_rk", "456");

    @TempDir
    private static Path programs;
    private static EmbeddedPostgres server;
    @TempDir
    private Path folder;
    private final RecordId ids = new RecordId(() -> NOW);

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().setOverrideWorkingDirectory(programs.toFile())
                .setServerConfig("fsync", "on").setServerConfig("shared_buffers", "32MB").start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void aReadWithoutARecordAndADeliveryWithoutAReadAreFound() throws Exception {
        DataSource source = server.getPostgresDatabase();
        ExchangeSchema.migrate(source);
        SecurityLogSchema.migrate(source);
        LedgerSchema.migrate(source);
        Clock clock = Clock.fixed(NOW, ExchangeStore.ZONE);
        SigningKeys keys = SigningKeys.in(folder.resolve("keys"), "yunzhou.shuqiao");
        ExchangeStore store = new ExchangeStore(source, clock);
        SecurityLog security = SecurityLog.open(source, keys.securityLog());
        RecordLog records = RecordLog.open(source, keys.log());
        GatewayKey key = GatewayKey.in(folder.resolve("keys"));
        Path reads = folder.resolve("lake-reads");
        Clock before = Clock.fixed(NOW.minus(Duration.ofHours(3)), ExchangeStore.ZONE);
        try (SecurityJournal journal = new SecurityJournal(new ExchangeStore(source, before), source, security);
                LakeReadLog log = new LakeReadLog(reads, key, before, journal)) {
            LakeReadCheck check = new LakeReadCheck(reads, key, records, () -> Set.of("G-2026-000009"), security,
                    clock);
            String told = delivered(records, "G-2026-000001");
            log.begin("shuqiao " + told, SNAPSHOTS);
            log.begin("shuqiao risk", SNAPSHOTS);
            delivered(records, "G-2026-000009");

            assertThat(findings(check)).isEmpty();
            assertThat(Files.readString(file(reads))).contains("standard.gongan_rk@456", told)
                    .doesNotContain("select", "minzheng");

            String silent = delivered(records, "G-2026-000001");
            String foreign = ids.next();
            log.begin("shuqiao " + foreign, SNAPSHOTS);
            assertThat(findings(check)).containsExactlyInAnyOrder("record-without-lake-read " + silent,
                    "lake-read-not-recorded " + foreign);

            List<String> lines = Files.readAllLines(file(reads));
            Files.write(file(reads), lines.subList(1, lines.size()));
            assertThat(findings(check)).contains("record-without-lake-read " + told)
                    .anyMatch(found -> found.startsWith("access-log-damaged "));
        }
    }

    private static Path file(Path reads) throws IOException {
        try (var files = Files.list(reads)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static List<String> findings(LakeReadCheck check) {
        List<String> found = new ArrayList<>();
        check.run(AuditPeriod.ALL, each -> found.add(each.kind().code() + " " + each.place()));
        return found;
    }

    private String delivered(RecordLog records, String grant) {
        ExchangeRecordDraft record = new ExchangeRecordDraft(ids.next(),
                OffsetDateTime.ofInstant(NOW.minus(Duration.ofHours(3)).plusMillis(1), ExchangeStore.ZONE),
                DeliveryKind.QUERY, "minzheng", List.of("gongan"), "低保复核", List.of(new GrantUse(grant,
                "10101001/000001", 1, Sha256.tagged("policy"))), Optional.empty(), SNAPSHOTS,
                new Outcome.Delivered(1, Sha256.tagged("answer")));
        records.append(record);
        return record.id();
    }
}
