package org.shuqiao.exchange.platform.audit;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.audit.AuditCheck;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.audit.Finding;
import org.shuqiao.exchange.domain.audit.FindingKind;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.query.lake.LakeFiles;

/**
 * Compares the data files of the lake that queries read now with their seals, and the seals with the security log; a
 * sealed file of an earlier snapshot is there, or the security log says that the snapshot was let go.
 */
public final class LakeFileCheck implements AuditCheck {

    private static final int ROWS = 500;
    private static final SecurityFilter SEALS = new SecurityFilter(Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.of(SecurityKind.LAKE_SEALED));

    private final ExchangeStore store;
    private final LakeFiles lake;
    private final SecurityLog log;

    public LakeFileCheck(ExchangeStore store, LakeFiles lake, SecurityLog log) {
        this.store = store;
        this.lake = lake;
        this.log = log;
    }

    @Override
    public String name() {
        return "lake-files";
    }

    /** @param now where the file is that was sealed under its path */
    private record Sealed(String path, String now, String table, String snapshot, String digest) { }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        LakePlaces places = LakePlaces.of(store);
        List<Sealed> sealed = store.sql("""
                select path, table_name, snapshot, sha256 from exchange.lake_file order by path""")
                .query((row, number) -> new Sealed(row.getString(1), places.now(row.getString(1)),
                        row.getString(2), row.getString(3), row.getString(4))).list();
        Map<String, Set<String>> current = current(sealed, found);
        Map<String, Set<String>> erased = erased();
        long compared = 0;
        Map<String, Map<String, String>> lists = new TreeMap<>();
        for (Sealed file : sealed) {
            lists.computeIfAbsent(file.table() + " " + file.snapshot(), key -> new TreeMap<>())
                    .put(file.path(), file.digest());
            if (current.containsKey(file.table()) && current.get(file.table()).remove(file.now())) {
                compare(file, found);
                compared++;
            } else if (!Files.exists(Path.of(file.now()))
                    && !erased.getOrDefault(file.table(), Set.of()).contains(file.snapshot())) {
                found.accept(new Finding(FindingKind.LAKE_FILE_MISSING, file.table(), "file "
                        + Path.of(file.path()).getFileName() + ": of snapshot " + file.snapshot()
                        + ", no record of its erasing"));
            }
        }
        current.forEach((table, files) -> files.forEach(file -> found.accept(new Finding(
                FindingKind.LAKE_FILE_NOT_SEALED, table, "file " + Path.of(file).getFileName()))));
        compareSeals(lists, found);
        return compared;
    }

    private static void compare(Sealed file, Consumer<Finding> found) {
        Path path = Path.of(file.now());
        if (!Files.isRegularFile(path)) {
            found.accept(new Finding(FindingKind.LAKE_FILE_MISSING, file.table(), "file " + path.getFileName()));
            return;
        }
        String now;
        try {
            now = LakeSeals.digest(path);
        } catch (UncheckedIOException e) {
            found.accept(new Finding(FindingKind.LAKE_FILE_MISSING, file.table(), "file " + path.getFileName()
                    + ": not readable"));
            return;
        }
        if (!now.equals(file.digest())) {
            found.accept(new Finding(FindingKind.LAKE_FILE_CHANGED, file.table(), "file " + path.getFileName()
                    + ": sealed " + file.digest() + ", now " + now));
        }
    }

    /** Each list has its entry in the security log, and each entry its list. */
    private void compareSeals(Map<String, Map<String, String>> lists, Consumer<Finding> found) {
        Set<String> unproven = new TreeSet<>(lists.keySet());
        entries(entry -> {
            String key = entry.event().about() + " " + entry.event().details().get("snapshot");
            unproven.remove(key);
            String now = Sha256.tagged(LakeSeals.list(lists.getOrDefault(key, Map.of())));
            if (!now.equals(entry.event().details().get("digest"))) {
                found.accept(changed(key));
            }
        });
        unproven.forEach(key -> found.accept(changed(key)));
    }

    /** @return by table the snapshots that were let go; a file goes only after the snapshot that it was sealed with */
    private Map<String, Set<String>> erased() {
        Map<String, Set<String>> erased = new TreeMap<>();
        new SecurityEntries(log).of(SecurityKind.ERASED).stream()
                .filter(event -> LakeSeals.SNAPSHOTS.equals(event.details().get("what")))
                .forEach(event -> erased.computeIfAbsent(event.about(), table -> new TreeSet<>())
                        .addAll(List.of(event.details().getOrDefault("name", "").split(" "))));
        return erased;
    }

    private static Finding changed(String key) {
        int end = key.lastIndexOf(' ');
        return new Finding(FindingKind.LAKE_SEAL_CHANGED, key.substring(0, end), "snapshot " + key.substring(end + 1));
    }

    private void entries(Consumer<SecurityEntry> each) {
        OptionalLong before = OptionalLong.empty();
        List<SecurityEntry> page;
        do {
            page = log.find(SEALS, before, ROWS);
            page.forEach(each);
            before = page.isEmpty() ? before : OptionalLong.of(page.getLast().index());
        } while (page.size() == ROWS);
    }

    /** @return table to the files that queries read now */
    private Map<String, Set<String>> current(List<Sealed> sealed, Consumer<Finding> found) {
        Map<String, Set<String>> current = new TreeMap<>();
        sealed.stream().map(Sealed::table).distinct().forEach(table -> {
            int dot = table.indexOf('.');
            try {
                current.put(table, new TreeSet<>(lake.plan(table.substring(0, dot), table.substring(dot + 1))
                        .allFiles()));
            } catch (RuntimeException e) { // whatever stands in the place of the table's metadata
                found.accept(new Finding(FindingKind.LAKE_FILE_MISSING, table,
                        e instanceof CodedException coded ? coded.code().id() : e.getClass().getSimpleName()));
            }
        });
        return current;
    }
}
