package org.shuqiao.nifi.stateless.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.nifi.nar.NarClassLoaders;
import org.apache.nifi.nar.NarUnpackMode;
import org.apache.nifi.nar.NarUnpacker;
import org.apache.nifi.nar.SystemBundle;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.flow.WorkerCode;

/**
 * Cache of unpacked NARs in a folder named after them. A folder without its completion mark is unpacked again. Whoever
 * runs on a folder holds a shared lock in it until the process ends; one that is held is never removed, whatever a
 * newer build has unpacked beside it.
 */
final class UnpackedNars {

    private static final String PREFIX = "engine-";
    private static final String MARK = "complete";
    private static final String USED = ".used";
    private static final String ENGINE_NAR = "nifi-stateless-nar-";
    private static final int HEX_DIGITS = 16;

    /** Folders that this process runs on; the channels, and the locks with them, are given back when it ends. */
    private static final Map<Path, FileChannel> HELD = new HashMap<>();

    private final Path working;
    private final Path nars;

    private UnpackedNars(Path working, Path nars) {
        this.working = working;
        this.nars = nars;
    }

    /** Two workers may start at once: one unpacks, the other waits. */
    @SuppressWarnings("try")
    static UnpackedNars in(Path work, Path nars) throws IOException {
        Files.createDirectories(work);
        UnpackedNars unpacked = new UnpackedNars(work.resolve(PREFIX + fingerprint(nars)), nars);
        try (FileChannel channel = FileChannel.open(work.resolve(".unpack.lock"), StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(unpacked.working.resolve(MARK))) {
                removeOthers(work);
                unpacked.unpack();
                Files.createFile(unpacked.working.resolve(MARK));
            }
            hold(unpacked.working);
        }
        return unpacked;
    }

    private static void hold(Path folder) throws IOException {
        synchronized (HELD) {
            if (!HELD.containsKey(folder)) {
                FileChannel channel = FileChannel.open(folder.resolve(USED), StandardOpenOption.CREATE,
                        StandardOpenOption.READ, StandardOpenOption.WRITE);
                channel.lock(0, Long.MAX_VALUE, true);
                HELD.put(folder, channel);
            }
        }
    }

    @SuppressWarnings("try")
    private static boolean held(Path folder) throws IOException {
        synchronized (HELD) {
            if (HELD.containsKey(folder)) {
                return true;
            }
        }
        Path mark = folder.resolve(USED);
        if (!Files.exists(mark)) {
            return false; // nobody ran on it, or an unpacking was killed
        }
        try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    /** @return the working directory as the engine wants it */
    Path working() {
        return working;
    }

    /** @return the unpacked NAR of the engine itself */
    Path engine() {
        String[] names = extensions().toFile().list((folder, name) -> name.startsWith(ENGINE_NAR));
        return Arrays.stream(names == null ? new String[0] : names).findFirst().map(extensions()::resolve)
                .orElseThrow(() -> new CodedException(WorkerCode.NARS_MISSING, nars));
    }

    private Path extensions() {
        return working.resolve("nar").resolve("extensions");
    }

    private void unpack() throws IOException {
        Files.createDirectories(extensions());
        NarUnpacker.unpackNars(SystemBundle.create(nars.toString(), UnpackedNars.class.getClassLoader()),
                working.resolve("nar").resolve("framework").toFile(), extensions().toFile(), List.of(nars), false,
                NarClassLoaders.FRAMEWORK_NAR_ID, false, false, NarUnpackMode.UNPACK_TO_UBER_JAR, coordinate -> true);
    }

    private static void removeOthers(Path work) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(work, PREFIX + "*")) {
            for (Path folder : old) {
                if (!held(folder)) {
                    ContentFolder.delete(folder);
                }
            }
        }
    }

    private static String fingerprint(Path nars) throws IOException {
        List<String> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(nars, "*.nar")) {
            for (Path file : files) {
                entries.add(file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        if (entries.isEmpty()) {
            throw new CodedException(WorkerCode.NARS_MISSING, nars);
        }
        Collections.sort(entries);
        return Sha256.hex(String.join("\n", entries).getBytes(StandardCharsets.UTF_8)).substring(0, HEX_DIGITS);
    }
}
