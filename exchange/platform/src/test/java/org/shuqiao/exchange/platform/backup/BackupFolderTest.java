package org.shuqiao.exchange.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.settings.Home;

/** Real files in a folder of back-ups: each piece once, nothing readable, and nothing of what was not finished. */
class BackupFolderTest {

    private static final Instant MORNING = Instant.parse("2026-11-30T00:00:00Z");

    @TempDir
    private Path folder;
    private Path source;
    private BackupKey key;

    @BeforeEach
    void files() throws IOException {
        source = Files.createDirectories(folder.resolve("source/data"));
        byte[] large = new byte[3 * FileCopy.PIECE + 17];
        new Random(7).nextBytes(large);
        Files.write(source.resolve("large"), large);
        Files.writeString(source.resolve("small"), "人民路 ".repeat(400));
        Files.createDirectory(source.resolve("empty"));
        key = key("ab");
    }

    @Test
    void whatIsThereIsNotWrittenAgain() throws IOException {
        long first = take(MORNING, false);
        Files.writeString(source.resolve("small"), "解放路");
        long second = take(MORNING.plusSeconds(1), false);
        long third = take(MORNING.plusSeconds(2), true);

        assertThat(first).isGreaterThan(3L * FileCopy.PIECE);
        assertThat(second).isBetween(1L, 1_000L);
        assertThat(third).isZero();
        assertThat(text(MORNING, "data/small")).startsWith("人民路 人民路");
        assertThat(text(MORNING.plusSeconds(2), "data/small")).isEqualTo("解放路");
        assertThat(restored(MORNING, "data/large")).isEqualTo(Files.readAllBytes(source.resolve("large")));
        assertThat(state(MORNING).folders()).contains("data/empty");
        try (Stream<Path> all = Files.walk(folder.resolve("backups"))) {
            assertThat(all.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(new String(
                    Files.readAllBytes(file), StandardCharsets.UTF_8)).doesNotContain("人民路", "data/"));
        }
    }

    @Test
    void whatWasNotFinishedIsNoBackupAndLeavesTheOthersWhole() throws IOException {
        take(MORNING, false);
        Files.writeString(source.resolve("more"), "more");
        try (BackupFolder killed = BackupFolder.write(folder.resolve("backups"), key)) {
            new FileCopy(killed, Optional.empty()).tree(source, "data", path -> true, Long.MAX_VALUE);
        }

        assertThat(KeptBackups.check(folder.resolve("backups"), key, Instant.MAX).times()).containsExactly(MORNING);
        take(MORNING.plusSeconds(60), false);
        try (Stream<Path> all = Files.walk(folder.resolve("backups"))) {
            assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
        assertThat(text(MORNING.plusSeconds(60), "data/more")).isEqualTo("more");
    }

    @Test
    void aPieceInPlaceOfAnotherIsDamageAndAnotherKeyOpensNothing() throws IOException {
        take(MORNING, false);
        List<Path> pieces;
        try (Stream<Path> all = Files.walk(folder.resolve("backups/pieces"))) {
            pieces = all.filter(Files::isRegularFile).sorted().toList();
        }
        Files.copy(pieces.get(0), pieces.get(1), StandardCopyOption.REPLACE_EXISTING);

        assertCoded(BackupCode.DAMAGED, () -> KeptBackups.check(folder.resolve("backups"), key, Instant.MAX));
        BackupKey other = key("cd");
        assertCoded(BackupCode.KEY_OTHER, () -> KeptBackups.check(folder.resolve("backups"), other, Instant.MAX));
        assertCoded(BackupCode.NONE_AT, () -> KeptBackups.check(folder.resolve("backups"), key,
                MORNING.minusSeconds(1)));
        try (BackupFolder held = BackupFolder.write(folder.resolve("other"), key)) {
            assertThat(held.times()).isEmpty();
        }
    }

    @Test
    void oldOnesGoWithWhatOnlyTheyHad() throws IOException {
        take(MORNING, false);
        Files.delete(source.resolve("large"));
        take(MORNING.plusSeconds(1), false);

        assertThat(KeptBackups.prune(folder.resolve("backups"), key, 1)).isOne();
        assertThat(KeptBackups.check(folder.resolve("backups"), key, Instant.MAX).times()).hasSize(1);
        try (Stream<Path> all = Files.walk(folder.resolve("backups/pieces"))) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void noneGoesWhileOneThatStaysCannotBeRead() throws IOException {
        take(MORNING, false);
        Files.writeString(source.resolve("small"), "解放路");
        take(MORNING.plusSeconds(1), false);
        Path lists = folder.resolve("backups/lists");
        Path newest = lists.resolve("20261130T000001.000Z.list");
        byte[] content = Files.readAllBytes(newest);
        Files.writeString(newest, "damaged");

        assertCoded(BackupCode.DAMAGED, () -> KeptBackups.prune(folder.resolve("backups"), key, 1));
        Files.write(newest, content);
        String piece = state(MORNING.plusSeconds(1)).files().getLast().pieces().getFirst();
        Path file = folder.resolve("backups/pieces").resolve(piece.substring(0, 2)).resolve(piece);
        Files.move(file, folder.resolve("lost"));
        assertCoded(BackupCode.DAMAGED, () -> KeptBackups.prune(folder.resolve("backups"), key, 1));
        Files.move(folder.resolve("lost"), file);

        assertThat(KeptBackups.check(folder.resolve("backups"), key, MORNING).times()).hasSize(2);
    }

    @Test
    void aMediumThatNobodyCanWriteToIsRead() throws IOException {
        take(MORNING, false);
        Path lock = folder.resolve("backups/lock");
        Files.delete(lock);
        Files.createDirectory(lock); // as unwritable as a file of a medium that is mounted to be read

        assertThat(KeptBackups.check(folder.resolve("backups"), key, Instant.MAX).times()).containsExactly(MORNING);
        assertThat(text(MORNING, "data/small")).startsWith("人民路");
        assertThatThrownBy(() -> KeptBackups.prune(folder.resolve("backups"), key, 1))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whatLiesOnAnotherDiskIsTakenAlong() throws IOException {
        Path disk = Files.createDirectories(folder.resolve("disk/landing"));
        Files.writeString(disk.resolve("manifest"), "batch");
        Files.createSymbolicLink(disk.resolve("loop"), disk);
        Files.createSymbolicLink(source.resolve("landing"), disk);
        Files.createSymbolicLink(source.resolve("one"), disk.resolve("manifest"));
        Files.createSymbolicLink(source.resolve("gone"), disk.resolve("nothing"));
        take(MORNING, false);

        assertThat(text(MORNING, "data/landing/manifest")).isEqualTo("batch");
        assertThat(text(MORNING, "data/one")).isEqualTo("batch");
        assertThat(state(MORNING).files()).extracting(BackupState.BackedFile::path)
                .containsExactlyInAnyOrder("data/large", "data/small", "data/landing/manifest", "data/one");
    }

    @Test
    void keysOfMonthsAreNeverTakenWhereverTheyLieAndPrivateKeysOnlyWhenAsked() throws IOException {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Path months = Files.createDirectories(conf.resolve("medium"));
        Files.writeString(months.resolve("2026-11.key"), "month");
        Files.writeString(conf.resolve("tls.key"), "key");
        Files.writeString(conf.resolve("own.pem"), "-----BEGIN EC PRIVATE KEY-----\n");
        Files.writeString(conf.resolve("chain.pem"), "-----BEGIN CERTIFICATE-----\n");
        Path named = Files.createSymbolicLink(folder.resolve("medium"), months);

        assertThat(taken(conf, new StateFiles(false, named).ofSettings(conf))).containsExactly("c/chain.pem");
        assertThat(taken(conf, new StateFiles(true, named).ofSettings(conf))).containsExactly("c/chain.pem",
                "c/own.pem", "c/tls.key");
        assertThat(taken(conf, new StateFiles(false, named).ofState(conf))).as("a node's folder beside the rest")
                .containsExactly("c/chain.pem");
        assertThat(taken(conf, new StateFiles(true, named).ofState(conf))).doesNotContain("c/medium/2026-11.key")
                .contains("c/own.pem");
    }

    private List<String> taken(Path root, Predicate<String> taken) throws IOException {
        try (BackupFolder target = BackupFolder.write(folder.resolve("backups"), key)) {
            FileCopy copy = new FileCopy(target, Optional.empty());
            copy.tree(root, "c", taken, Long.MAX_VALUE);
            return copy.files().stream().map(BackupState.BackedFile::path).toList();
        }
    }

    private static void assertCoded(BackupCode code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(CodedException.class, e ->
                assertThat(e.code()).isEqualTo(code));
    }

    private long take(Instant at, boolean incremental) throws IOException {
        try (BackupFolder target = BackupFolder.write(folder.resolve("backups"), key)) {
            target.sweep();
            FileCopy copy = new FileCopy(target, incremental ? target.newest() : Optional.empty());
            copy.tree(source, "data", path -> true, Long.MAX_VALUE);
            target.finish(new BackupState(at, "0", "/var", false, 0, "", copy.folders(), copy.files()));
            return target.written();
        }
    }

    private BackupState state(Instant at) throws IOException {
        try (BackupFolder target = BackupFolder.read(folder.resolve("backups"), key)) {
            return target.state(at);
        }
    }

    private String text(Instant at, String path) throws IOException {
        return new String(restored(at, path), StandardCharsets.UTF_8);
    }

    private byte[] restored(Instant at, String path) throws IOException {
        try (BackupFolder target = BackupFolder.read(folder.resolve("backups"), key)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String piece : target.state(at).files().stream().filter(file -> file.path().equals(path)).findFirst()
                    .orElseThrow().pieces()) {
                bytes.write(target.piece(piece, FileCopy.PIECE).orElseThrow());
            }
            return bytes.toByteArray();
        }
    }

    private BackupKey key(String two) throws IOException {
        Path file = Files.writeString(folder.resolve("key-" + two), two.repeat(32));
        return BackupKey.of(Optional.of(file), new Home(folder, folder.resolve("var")));
    }
}
