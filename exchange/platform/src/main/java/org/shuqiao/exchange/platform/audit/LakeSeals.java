package org.shuqiao.exchange.platform.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.lake.LakeSnapshot;

/**
 * Digests of the lake's data files, taken once a run has written them. The files of a table never change in place, so a
 * file with another digest was replaced. The digest of each list is an entry of the security log, so that the list
 * cannot be changed with the file.
 */
public final class LakeSeals {

    /** Name in an entry {@code erased} of snapshots that were let go. */
    public static final String SNAPSHOTS = "lake-snapshots";

    private static final int BUFFER = 1 << 16;

    private final ExchangeStore store;
    private final LakeFiles lake;
    private final SecurityJournal journal;

    public LakeSeals(ExchangeStore store, LakeFiles lake, SecurityJournal journal) {
        this.store = store;
        this.lake = lake;
        this.journal = journal;
    }

    /** Seals the files that a table has and that were not sealed yet; a second call changes nothing. */
    public void seal(String namespace, String name) {
        LakeSnapshot snapshot = lake.plan(namespace, name);
        Set<String> known = new HashSet<>(sealed(snapshot.table()));
        List<String> fresh = snapshot.allFiles().stream().filter(file -> !known.contains(file)).sorted().toList();
        if (fresh.isEmpty()) {
            return;
        }
        Map<String, String> digests = new LinkedHashMap<>();
        fresh.forEach(file -> digests.put(file, digest(Path.of(file))));
        String id = snapshot.snapshot().orElse("none");
        store.inTransaction(() -> {
            digests.forEach((file, digest) -> insert(file, snapshot.table(), id, digest));
            journal.enter(SecurityKind.LAKE_SEALED, "platform", snapshot.table(), Map.of("snapshot", id, "files",
                    Integer.toString(digests.size()), "digest", Sha256.tagged(list(digests))));
        });
    }

    /** @return those of a table's files now that are not as they were sealed; what was not sealed yet is left out */
    public List<String> altered(String namespace, String name) {
        LakeSnapshot snapshot = lake.plan(namespace, name);
        Map<String, String> sealed = new HashMap<>();
        LakePlaces places = LakePlaces.of(store);
        store.sql("select path, sha256 from exchange.lake_file where table_name = :table")
                .param("table", snapshot.table()).query(row -> {
                    sealed.put(places.now(row.getString(1)), row.getString(2));
                });
        return snapshot.allFiles().stream().filter(sealed::containsKey)
                .filter(file -> !sealed.get(file).equals(digest(Path.of(file)))).toList();
    }

    /** @return one line a file: digest, two spaces, path; what the security log's entry is the digest of */
    static String list(Map<String, String> digests) {
        return digests.entrySet().stream().map(file -> file.getValue() + "  " + file.getKey())
                .collect(Collectors.joining("\n"));
    }

    /** @return {@code sha256:} and the digest of a file's bytes, in hex */
    static String digest(Path file) {
        MessageDigest sha = Sha256.create();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.tagged(sha);
    }

    private List<String> sealed(String table) {
        LakePlaces places = LakePlaces.of(store);
        return store.sql("select path from exchange.lake_file where table_name = :table").param("table", table)
                .query(String.class).list().stream().map(places::now).toList();
    }

    private void insert(String file, String table, String snapshot, String digest) {
        store.sql("""
                insert into exchange.lake_file (path, table_name, snapshot, sha256, bytes, sealed_at)
                values (:path, :table, :snapshot, :digest, :bytes, :at) on conflict do nothing""")
                .param("path", file).param("table", table).param("snapshot", snapshot).param("digest", digest)
                .param("bytes", size(Path.of(file))).param("at", ExchangeStore.column(store.now())).update();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
