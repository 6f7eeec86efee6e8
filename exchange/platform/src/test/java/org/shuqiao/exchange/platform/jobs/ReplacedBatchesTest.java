package org.shuqiao.exchange.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.landing.BatchWriter;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingManifest;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.landing.Pull;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.retention.Erasures;
import org.shuqiao.exchange.domain.retention.KeptData;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.stage.StageJournal;
import org.shuqiao.exchange.domain.store.ExchangeSchema;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.ledger.security.SecurityLogSchema;
import org.shuqiao.ledger.signature.SigningKeys;

/** Erasing of landed batches: those that a later pull of the whole table replaced, with an entry each. */
final class ReplacedBatchesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @TempDir
    private static Path programs;
    private static EmbeddedPostgres server;
    @TempDir
    private Path folder;

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
    void whatALaterPullReplacedGoesAMonthAfterItCameAndARunHasTakenIt() throws IOException {
        DataSource source = server.getPostgresDatabase();
        ExchangeSchema.migrate(source);
        SecurityLogSchema.migrate(source);
        ExchangeStore store = new ExchangeStore(source, Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"),
                ZoneOffset.UTC));
        SecurityLog log = SecurityLog.open(source, SigningKeys.in(folder.resolve("keys"), "yunzhou.shuqiao")
                .securityLog());
        try (SecurityJournal journal = new SecurityJournal(store, source, log)) {
            StageJournal stages = new StageJournal(store, journal, log);
            StageRecorder recorder = new StageRecorder(folder.resolve("landing"), stages);
            ReplacedBatches replaced = new ReplacedBatches(folder.resolve("landing"), log);
            Erasures erasures = new Erasures(store, new Permissions(store, journal), journal, List.of(replaced));
            ManifestSummary old = land("rk", Slice.Mode.SNAPSHOT, "sha256:a", "2026-09-01");
            land("rk", Slice.Mode.SNAPSHOT, "sha256:b", "2026-09-08");
            ManifestSummary recent = land("rk", Slice.Mode.SNAPSHOT, "sha256:c", "2026-11-10");
            ManifestSummary newest = land("rk", Slice.Mode.SNAPSHOT, "sha256:d", "2026-11-11");
            land("drop", Slice.Mode.APPEND, "sha256:e", "2026-09-01");
            land("drop", Slice.Mode.APPEND, "sha256:f", "2026-09-02");
            LocalDate from = replaced.keptFrom(TODAY);

            assertThat(replaced.erasable(from)).as("collected by nobody").isEmpty();
            recorder.landed().forEach(batch -> stages.collected("officer", "job", "", batch));
            assertThat(replaced.erasable(from)).as("no run has taken it").isEmpty();
            stages.standardized("officer", new StageJournal.Run("run", "gongan_rk", "1", "2", "pack", 1, 1, 0));
            assertThat(replaced.erasable(from)).extracting(KeptData.Piece::day).containsExactly(
                    LocalDate.parse("2026-09-01"), LocalDate.parse("2026-09-08"));
            assertThat(replaced.erasable(LocalDate.parse("2026-09-05"))).singleElement()
                    .extracting(KeptData.Piece::name).isEqualTo(old.batch());
            assertThatThrownBy(() -> erasures.requireErasable("landing", TODAY)).hasMessageStartingWith("SQ-RET-0007");
            assertThatThrownBy(() -> erasures.requireErasable("lake", from)).hasMessageStartingWith("SQ-RET-0006");

            store.inTransaction(() -> erasures.erase("landing", from, "admin", "C-2026-000001"));

            assertThat(new LandingReader(LandingFolder.in(folder.resolve("landing"), "gongan", "rk")).batches())
                    .extracting(ManifestSummary::batch).containsExactly(recent.batch(), newest.batch());
            List<SecurityEntry> entries = log.find(new SecurityFilter(Optional.empty(), Optional.empty(),
                    Optional.of("gongan_rk"), Optional.of(SecurityKind.ERASED)), OptionalLong.empty(), 10);
            assertThat(entries).hasSize(2).allSatisfy(entry -> assertThat(entry.event().details())
                    .containsEntry("change", "C-2026-000001").containsEntry("what", "landing").containsKey("digest"));
            assertThatThrownBy(() -> erasures.requireErasable("landing", from)).hasMessageStartingWith("SQ-RET-0008");
        }
    }

    private ManifestSummary land(String dataset, Slice.Mode mode, String digest, String day) throws IOException {
        LandingReader landed = new LandingReader(LandingFolder.in(folder.resolve("landing"), "gongan", dataset));
        Clock clock = Clock.fixed(Instant.parse(day + "T04:00:00Z"), ZoneOffset.UTC);
        try (BatchWriter writer = BatchWriter.open(landed, bytes -> { }, clock)) {
            writer.file(LandingFolder.dataFile(0),
                    new ByteArrayInputStream(digest.getBytes(StandardCharsets.UTF_8)));
            return writer.finish(new Pull(new LandingManifest.Source("table", "jdbc:postgresql://127.0.0.1/gongan#rk"),
                    Slice.ofContent(mode, digest), List.of(new LandingManifest.Column("xm", "text")), Map.of(),
                    OffsetDateTime.now(clock)), List.of(1L)).batch();
        }
    }
}
