package org.shuqiao.exchange.platform.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.exchange.platform.backup.BackupState.BackedFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.StateFolder;

/** Restores the platform from a back-up into an empty state folder, and compares its parts with each other. */
public final class Restore implements Closeable {

    private static final String STATE = "var/";
    private static final String INSTALLATION = "installation/";

    private final Home home;
    private final BackupFolder folder;
    private final BackupState state;

    private Restore(Home home, BackupFolder folder, BackupState state) {
        this.home = home;
        this.folder = folder;
        this.state = state;
    }

    /** Opens the newest back-up of a time or before, for a state folder that is empty. */
    public static Restore open(Home home, Path from, BackupKey key, Instant at) {
        try {
            BackupFolder folder = BackupFolder.read(from.toAbsolutePath().normalize(), key);
            Restore restore = new Restore(home, folder, folder.state(at));
            restore.empty();
            return restore;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was restored.
     *
     * @param differing files of the installation that say something else than the back-up's, which lie in
     *                  {@code var/restored}
     * @param checks    what was compared, and how it ended
     */
    public record Restored(Instant at, long records, int files, List<String> differing,
            List<RestoredPart> checks) {

        public boolean sound() {
            return RestoredPart.sound(checks);
        }
    }

    /**
     * Restores it. Killed at any line, the same command begins anew.
     *
     * @param told name of what is done next
     */
    public Restored run(Consumer<String> told) {
        try {
            StateFolder.create(home.var());
            RestoredMark.put(home, mark(false));
            told.accept("files");
            List<String> differing = files();
            told.accept("lake");
            if (!state.var().equals(home.var().toString())) {
                new Relocation(home).move(state.var());
            }
            AtomicFile.replace(home.var().resolve("place"), home.var().toRealPath().toString());
            told.accept("check");
            List<RestoredPart> checks = new RestoreCheck(home, state.records()).run();
            RestoredMark.put(home, mark(true));
            return new Restored(state.at(), state.records(), state.files().size(), differing, checks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }

    private RestoredMark.Mark mark(boolean complete) {
        return new RestoredMark.Mark(state.at(), complete, state.records(), state.checkpoint());
    }

    /** What an earlier try left goes; anything else is refused. */
    private void empty() throws IOException {
        if (!Files.exists(home.var())) {
            return;
        }
        if (RestoredMark.read(home).filter(mark -> !mark.complete()).isPresent()) {
            FolderTree.delete(home.var());
            return;
        }
        try (Stream<Path> content = Files.list(home.var())) {
            if (content.findAny().isPresent()) {
                throw new CodedException(BackupCode.NOT_EMPTY, home.var());
            }
        }
    }

    private List<String> files() throws IOException {
        for (String each : state.folders()) {
            if (each.startsWith(STATE)) {
                make(below(home.var(), each.substring(STATE.length())));
            }
        }
        List<String> differing = new ArrayList<>();
        for (BackedFile file : state.files()) {
            if (file.path().startsWith(STATE)) {
                write(file, below(home.var(), file.path().substring(STATE.length())));
            } else {
                installed(file, differing);
            }
        }
        return differing;
    }

    private void installed(BackedFile file, List<String> differing) throws IOException {
        String name = file.path().substring(INSTALLATION.length());
        Path kept = below(home.var().resolve("restored"), name);
        make(kept.getParent());
        write(file, kept);
        Path own = name.startsWith("conf/") ? home.configuration().resolveSibling(name.substring("conf/".length()))
                : below(home.installation(), name);
        if (!Files.exists(own)) {
            Files.createDirectories(own.getParent());
            Files.copy(kept, own);
        }
        if (Files.mismatch(kept, own) < 0) {
            Files.delete(kept);
        } else {
            differing.add(name);
        }
    }

    private void write(BackedFile file, Path to) throws IOException {
        make(to.getParent());
        try (OutputStream out = Files.newOutputStream(to)) {
            for (String piece : file.pieces()) {
                out.write(folder.piece(piece, FileCopy.PIECE).orElseThrow(() -> new CodedException(BackupCode.DAMAGED,
                        state.at(), file.path(), 1)));
            }
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(file.mode()));
        if (file.modified() > 0) {
            Files.setLastModifiedTime(to, FileTime.fromMillis(file.modified()));
        }
    }

    /** A path of a list that leads out of its folder is damage. */
    private static Path below(Path top, String path) {
        Path file = top.resolve(path).normalize();
        if (!file.startsWith(top)) {
            throw new CodedException(BackupCode.DAMAGED, "?", "..", 1);
        }
        return file;
    }

    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwx------")));
        }
    }
}
