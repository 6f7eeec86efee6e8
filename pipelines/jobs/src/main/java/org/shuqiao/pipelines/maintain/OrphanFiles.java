package org.shuqiao.pipelines.maintain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Finds files in a table's folder that no snapshot of it knows: what killed workers left. Only to be asked under the
 * lake's lock, and only for files of some age, as another engine may be writing to the table.
 */
final class OrphanFiles {

    private static final Pattern MOVED = Pattern.compile("\\.moved-[0-9a-f]{8}(?=\\.parquet$)");

    private final Table table;

    OrphanFiles(Table table) {
        this.table = table;
    }

    /**
     * @param before milliseconds since 1970; younger files stay
     * @return their locations; none where the table is not on this machine's disk
     */
    List<String> find(long before) {
        if (!table.location().startsWith("file:") && !table.location().startsWith("/")) {
            return List.of();
        }
        Path folder = Path.of(path(table.location()));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> old;
        try (Stream<Path> all = Files.walk(folder)) {
            old = all.filter(Files::isRegularFile).filter(file -> modified(file) < before).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (old.isEmpty()) {
            return List.of();
        }
        Set<String> known = known();
        return old.stream().map(Path::toString).filter(file -> !known.contains(uncrced(file))
                && !known.contains(original(uncrced(file)))).toList();
    }

    /** Where a lake was moved, a sealed delete file stays beside its copy with the new names of the data files. */
    private static String original(String file) {
        return MOVED.matcher(file).replaceFirst("");
    }

    /** A checksum of Hadoop's ({@code .name.crc}) belongs to the file beside it. */
    private static String uncrced(String file) {
        int name = file.lastIndexOf('/') + 1;
        return file.startsWith(".", name) && file.endsWith(".crc")
                ? file.substring(0, name) + file.substring(name + 1, file.length() - ".crc".length()) : file;
    }

    private Set<String> known() {
        Set<String> known = new HashSet<>();
        ReachableFileUtil.metadataFileLocations(table, false).forEach(file -> known.add(path(file)));
        ReachableFileUtil.manifestListLocations(table).forEach(file -> known.add(path(file)));
        ReachableFileUtil.statisticsFilesLocations(table).forEach(file -> known.add(path(file)));
        known.add(path(ReachableFileUtil.versionHintLocation(table)));
        for (Snapshot snapshot : table.snapshots()) {
            for (ManifestFile manifest : snapshot.allManifests(table.io())) {
                if (known.add(path(manifest.path()))) {
                    read(manifest, known);
                }
            }
        }
        return known;
    }

    private void read(ManifestFile manifest, Set<String> known) {
        try {
            if (manifest.content() == ManifestContent.DATA) {
                try (CloseableIterable<DataFile> files = ManifestFiles.read(manifest, table.io(), table.specs())) {
                    files.forEach(file -> known.add(path(file.location())));
                }
            } else {
                try (CloseableIterable<DeleteFile> files = ManifestFiles.readDeleteManifest(manifest, table.io(),
                        table.specs())) {
                    files.forEach(file -> {
                        known.add(path(file.location()));
                        known.add(original(path(file.location())));
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (NoSuchFileException e) {
            return Long.MAX_VALUE; // gone meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String location) {
        return location.startsWith("file:") ? location.substring("file:".length()).replaceFirst("^//+", "/")
                : location;
    }
}
