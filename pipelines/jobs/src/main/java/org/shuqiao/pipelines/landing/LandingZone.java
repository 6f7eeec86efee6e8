package org.shuqiao.pipelines.landing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.standards.source.SourceFile;

/** The landing folder: which batches of a dataset there are. */
public final class LandingZone {

    private static final int FORMAT = 1;
    private static final Pattern BATCH = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    public LandingZone(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** @return the dataset's batches in the order in which they landed; folders still being written are not batches */
    public List<LandingBatch> batches(SourceFile source) {
        Path dataset = folder.resolve(source.department()).resolve(source.dataset());
        if (!Files.isDirectory(dataset)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(dataset)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(entry -> Files.exists(entry.resolve("manifest.json")))
                    .map(entry -> read(source, entry))
                    .sorted(LandingBatch::compare)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LandingBatch read(SourceFile source, Path folder) {
        String name = folder.getFileName().toString();
        Manifest manifest = parse(source, folder);
        if (manifest.format() != FORMAT) {
            throw broken(source, name, "format");
        }
        if (!BATCH.matcher(name).matches() || !name.equals(manifest.batch())) {
            throw broken(source, name, "batch");
        }
        if (!source.department().equals(manifest.department()) || !source.dataset().equals(manifest.dataset())) {
            throw broken(source, name, "dataset");
        }
        if (manifest.sequence() < 1) {
            throw broken(source, name, "sequence");
        }
        if (manifest.landedAt() == null) {
            throw broken(source, name, "landedAt");
        }
        List<String> columns = columns(source, name, manifest);
        return new LandingBatch(source.id(), name, manifest.sequence(), manifest.rows(), columns,
                files(source, folder, manifest, columns), manifest.landedAt(),
                manifest.notes() != null && manifest.notes().uniqueKey() == 1);
    }

    private static Manifest parse(SourceFile source, Path folder) {
        try {
            return RunJson.parse(Files.readString(folder.resolve("manifest.json")), Manifest.class);
        } catch (IOException | UncheckedIOException e) {
            // the cause may quote the manifest, which holds key values
            boolean form = e instanceof JacksonException || e.getCause() instanceof JsonProcessingException;
            throw broken(source, folder.getFileName().toString(), form ? "json" : "read");
        }
    }

    private static List<String> columns(SourceFile source, String batch, Manifest manifest) {
        if (manifest.schema() == null || manifest.schema().columns() == null || manifest.schema().columns().isEmpty()) {
            throw broken(source, batch, "schema");
        }
        List<String> columns = manifest.schema().columns().stream().map(Manifest.SourceColumn::name).toList();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column == null || column.isBlank() || column.startsWith("_") && RawColumns.isReserved(column)
                    || !seen.add(column)) {
                throw new CodedException(PipelinesCode.COLUMN_RESERVED, source.id(), column);
            }
        }
        return columns;
    }

    private static List<LandingBatch.File> files(SourceFile source, Path folder, Manifest manifest,
            List<String> columns) {
        String batch = manifest.batch();
        if (manifest.files() == null) {
            throw broken(source, batch, "files");
        }
        List<LandingBatch.File> files = new ArrayList<>();
        long ordinal = 0;
        for (Manifest.DataFile file : manifest.files()) {
            if (file.name() == null || !FILE.matcher(file.name()).matches() || file.sha256() == null
                    || !SHA_256.matcher(file.sha256()).matches() || file.rows() < 0) {
                throw broken(source, batch, "files");
            }
            files.add(new LandingBatch.File(source.id(), batch, manifest.sequence(), file.name(),
                    folder.resolve(file.name()).toString(), file.rows(), file.bytes(), file.sha256(), ordinal,
                    new ArrayList<>(columns)));
            ordinal += file.rows();
        }
        if (ordinal != manifest.rows()) {
            throw broken(source, batch, "rows");
        }
        return files;
    }

    private static CodedException broken(SourceFile source, String batch, String what) {
        return new CodedException(PipelinesCode.MANIFEST_BROKEN, source.id(), batch, what);
    }
}
