package org.shuqiao.query.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.contracts.json.Json;

/**
 * Rewrites the absolute paths in the metadata of a lake whose folder has moved: table metadata, manifest lists and
 * manifests. Each file is replaced whole, and what has the new path already stays as it is, so that a run that was
 * killed is simply repeated. Data files have no paths in them, and delete files are copied. Iceberg's own
 * {@code RewriteTablePathUtil} takes one form of a path alone; the writers of this lake use {@code file:/} and
 * {@code file:///}.
 */
public final class LakePaths {

    private static final String METADATA = ".metadata.json";
    private static final List<String> PATHS = List.of("manifest_path", "file_path", "referenced_data_file");
    private static final String CODEC = "deflate";

    private final Path lake;
    private final String from;
    private final String to;
    private final MovedMarks marks;

    /**
     * @param lake the lake's folder now
     * @param from its absolute path before
     */
    public LakePaths(Path lake, String from) {
        this.lake = lake;
        this.from = from;
        this.to = lake.toString();
        this.marks = new MovedMarks(this::moved, to);
    }

    /** @return the location with the new path, in the form it had; itself where it is not below the old one */
    public String moved(String location) {
        String path = LocalFileIO.path(location);
        if (!path.equals(from) && !path.startsWith(from + "/")) {
            return location;
        }
        return location.substring(0, location.length() - path.length()) + to + path.substring(from.length());
    }

    /** Rewrites all metadata, once the delete files have their copies. @return how many files were changed */
    public long rewrite() throws IOException {
        long changed = 0;
        List<Path> files = metadataFiles();
        Map<String, Long> lengths = new HashMap<>(); // of manifests, which their lists repeat
        for (Path manifest : files.stream().filter(file -> isAvro(file) && !isList(file)).toList()) {
            changed += avro(manifest, Map.of()) ? 1 : 0;
            lengths.put(manifest.toString(), Files.size(manifest));
        }
        for (Path list : files.stream().filter(LakePaths::isList).toList()) {
            changed += avro(list, lengths) ? 1 : 0;
        }
        for (Path metadata : files.stream().filter(file -> file.toString().endsWith(METADATA)).toList()) {
            changed += json(metadata) ? 1 : 0;
        }
        return changed;
    }

    private List<Path> metadataFiles() throws IOException {
        try (Stream<Path> all = Files.walk(lake)) {
            return all.filter(file -> file.getParent().endsWith("metadata") && Files.isRegularFile(file))
                    .filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
        }
    }

    private static boolean isAvro(Path file) {
        return file.toString().endsWith(".avro");
    }

    private static boolean isList(Path file) {
        return isAvro(file) && file.getFileName().toString().startsWith("snap-");
    }

    private boolean avro(Path file, Map<String, Long> lengths) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        boolean changed = false;
        try (DataFileStream<GenericRecord> in = new DataFileStream<>(Files.newInputStream(file),
                new GenericDatumReader<>());
                DataFileWriter<GenericRecord> out = new DataFileWriter<>(new GenericDatumWriter<>())) {
            Schema schema = new Schema.Parser(NameValidator.NO_VALIDATION).parse(in.getMetaString(
                    DataFileConstants.SCHEMA));
            out.setCodec(codec(in.getMetaString(DataFileConstants.CODEC)));
            for (String key : in.getMetaKeys()) {
                if (!DataFileWriter.isReservedMeta(key)) {
                    out.setMeta(key, in.getMeta(key));
                }
            }
            out.create(schema, Files.newOutputStream(part));
            while (in.hasNext()) {
                GenericRecord row = in.next();
                if (row.getSchema().getField("data_file") != null) {
                    changed |= marks.put((GenericRecord) row.get("data_file"));
                }
                changed |= paths(row);
                changed |= length(row, lengths);
                out.append(row);
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw new UnreadableMetadata(file, e);
        }
        settle(file, part, changed);
        return changed;
    }

    private static CodecFactory codec(String name) {
        return CodecFactory.fromString(Optional.ofNullable(name).orElse(CODEC));
    }

    private void settle(Path file, Path part, boolean changed) throws IOException {
        if (!changed) {
            Files.delete(part);
            return;
        }
        Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(file));
        DurableFiles.rename(part, file);
        withoutChecksum(file);
    }

    /** Hadoop keeps a checksum beside each file; of the changed one it would be wrong. */
    private static void withoutChecksum(Path file) throws IOException {
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    }

    private boolean paths(GenericRecord row) {
        boolean changed = false;
        for (Schema.Field field : row.getSchema().getFields()) {
            Object value = row.get(field.pos());
            if (value instanceof GenericRecord inner) {
                changed |= paths(inner);
            } else if (value != null && PATHS.contains(field.name())) {
                String now = moved(value.toString());
                changed |= !now.equals(value.toString());
                row.put(field.pos(), now);
            }
        }
        return changed;
    }

    private static boolean length(GenericRecord row, Map<String, Long> lengths) {
        if (lengths.isEmpty() || row.getSchema().getField("manifest_length") == null) {
            return false;
        }
        Long now = lengths.get(LocalFileIO.path(row.get("manifest_path").toString()));
        if (now == null || now.equals(row.get("manifest_length"))) {
            return false;
        }
        row.put("manifest_length", now);
        return true;
    }

    private boolean json(Path file) throws IOException {
        JsonNode tree;
        try {
            tree = Json.PLAIN.readTree(file.toFile());
        } catch (IOException e) {
            throw new UnreadableMetadata(file, e);
        }
        if (!texts(tree)) {
            return false;
        }
        AtomicFile.replace(file, Json.PLAIN.writeValueAsBytes(tree));
        withoutChecksum(file);
        return true;
    }

    private boolean texts(JsonNode tree) {
        boolean changed = false;
        if (tree instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> each : object.properties()) {
                Optional<TextNode> now = moved(each.getValue());
                now.ifPresent(each::setValue);
                changed |= now.isPresent() || texts(each.getValue());
            }
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                Optional<TextNode> now = moved(array.get(i));
                if (now.isPresent()) {
                    array.set(i, now.get());
                }
                changed |= now.isPresent() || texts(array.get(i));
            }
        }
        return changed;
    }

    private Optional<TextNode> moved(JsonNode value) {
        if (!value.isTextual()) {
            return Optional.empty();
        }
        String now = moved(value.asText());
        return now.equals(value.asText()) ? Optional.empty() : Optional.of(TextNode.valueOf(now));
    }

    /** A metadata file that is not what its name says. */
    public static final class UnreadableMetadata extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        private final transient Path file;

        UnreadableMetadata(Path file, Exception cause) {
            super(cause instanceof IOException io ? io : new IOException(cause));
            this.file = file;
        }

        public Path file() {
            return file;
        }
    }
}
