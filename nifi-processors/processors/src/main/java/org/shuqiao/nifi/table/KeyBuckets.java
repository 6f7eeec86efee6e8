package org.shuqiao.nifi.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shuqiao.base.file.FolderTree;

/**
 * Keys of the lake and of a source in files by their hash, so that two sets of any size are compared one bucket at a
 * time. The files hold key values and go with this.
 */
final class KeyBuckets implements AutoCloseable {

    private static final long KEYS_A_BUCKET = 100_000;
    private static final int MOST = 512;
    private static final int BUFFER = 1 << 13;

    private final Path folder;
    private final List<DataOutputStream> landed = new ArrayList<>();
    private final List<DataOutputStream> present = new ArrayList<>();

    /** @param expected about how many keys there are */
    KeyBuckets(Path folder, long expected) throws IOException {
        this.folder = Files.createDirectories(folder);
        int buckets = Math.clamp(expected / KEYS_A_BUCKET + 1, 1, MOST);
        for (int i = 0; i < buckets; i++) {
            landed.add(write(file("landed", i)));
            present.add(write(file("present", i)));
        }
    }

    /** Takes keys. */
    @FunctionalInterface
    interface Taker {
        void take(List<String> key) throws IOException;
    }

    /** Notes what landed, in landing order. @param deleted whether the row landed as a deletion */
    void landed(List<String> key, boolean deleted) throws IOException {
        put(landed, key, deleted);
    }

    /** Notes a key that the source has. */
    void present(List<String> key) throws IOException {
        put(present, key, false);
    }

    /** Ends writing. */
    void seal() throws IOException {
        for (DataOutputStream each : landed) {
            each.close();
        }
        for (DataOutputStream each : present) {
            each.close();
        }
    }

    /**
     * Compares the buckets one by one.
     *
     * @param gone keys that landed and that the source does not have
     * @param back keys that landed as deletions and that the source has
     * @return how many keys the lake has that were not deleted
     */
    long compare(Taker gone, Taker back) throws IOException {
        long standing = 0;
        for (int i = 0; i < landed.size(); i++) {
            Set<List<String>> keys = new LinkedHashSet<>();
            Set<List<String>> deletions = new LinkedHashSet<>();
            read(file("landed", i), (key, deleted) -> {
                (deleted ? keys : deletions).remove(key);
                (deleted ? deletions : keys).add(key);
            });
            standing += keys.size();
            Set<List<String>> returned = new LinkedHashSet<>();
            read(file("present", i), (key, deleted) -> {
                if (!keys.remove(key) && deletions.contains(key)) {
                    returned.add(key);
                }
            });
            for (List<String> key : keys) {
                gone.take(key);
            }
            for (List<String> key : returned) {
                back.take(key);
            }
        }
        return standing;
    }

    @Override
    public void close() throws IOException {
        seal();
        FolderTree.delete(folder);
    }

    private Path file(String kind, int bucket) {
        return folder.resolve(kind + "-" + bucket);
    }

    private static DataOutputStream write(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    private static void put(List<DataOutputStream> buckets, List<String> key, boolean deleted) throws IOException {
        DataOutputStream out = buckets.get(Math.floorMod(key.hashCode(), buckets.size()));
        out.writeBoolean(deleted);
        out.writeInt(key.size());
        for (String part : key) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    @FunctionalInterface
    private interface Line {
        void read(List<String> key, boolean deleted);
    }

    private static void read(Path file, Line line) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                boolean deleted;
                try {
                    deleted = in.readBoolean();
                } catch (EOFException e) {
                    return;
                }
                List<String> key = new ArrayList<>();
                for (int parts = in.readInt(); parts > 0; parts--) {
                    key.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
                }
                line.read(List.copyOf(key), deleted);
            }
        }
    }
}
