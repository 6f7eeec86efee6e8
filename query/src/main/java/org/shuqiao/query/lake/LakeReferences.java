package org.shuqiao.query.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.CloseableIterator;

/** Lists the files that a table of the lake needs: its metadata, and of each of its snapshots everything. */
public final class LakeReferences {

    private final LocalFileIO io = new LocalFileIO();
    private final Map<Path, Long> files = new TreeMap<>();
    private final Set<String> manifests = new HashSet<>();

    private LakeReferences() { }

    /**
     * Follows a metadata file as far as files are there.
     *
     * @param location of the metadata file, as the catalog has it
     * @return every file, and its length; -1 where only its existence is known of
     */
    public static Map<Path, Long> of(String location) {
        LakeReferences references = new LakeReferences();
        references.metadata(location);
        return references.files;
    }

    /** @return whether a file is there with the length that the metadata say */
    public static boolean holds(Path file, long length) {
        try {
            return Files.isRegularFile(file) && (length < 0 || Files.size(file) == length);
        } catch (IOException e) {
            return false;
        }
    }

    private void metadata(String location) {
        if (!put(location, -1)) {
            return;
        }
        TableMetadata table = TableMetadataParser.read(io, location);
        for (Snapshot snapshot : table.snapshots()) {
            if (put(snapshot.manifestListLocation(), -1)) {
                for (ManifestFile manifest : snapshot.allManifests(io)) {
                    manifest(manifest, table);
                }
            }
        }
    }

    private void manifest(ManifestFile manifest, TableMetadata table) {
        if (!manifests.add(manifest.path()) || !put(manifest.path(), manifest.length())) {
            return;
        }
        try (ManifestReader<? extends ContentFile<?>> reader = manifest.content() == ManifestContent.DATA
                ? ManifestFiles.read(manifest, io, table.specsById())
                : ManifestFiles.readDeleteManifest(manifest, io, table.specsById());
                CloseableIterator<? extends ContentFile<?>> all = reader.iterator()) {
            while (all.hasNext()) {
                ContentFile<?> file = all.next();
                put(file.location(), file.fileSizeInBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether it is there */
    private boolean put(String location, long length) {
        Path file = Path.of(LocalFileIO.path(location));
        files.put(file, length);
        return Files.isRegularFile(file);
    }
}
