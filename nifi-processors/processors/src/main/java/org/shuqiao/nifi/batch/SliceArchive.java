package org.shuqiao.nifi.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.RowsDigest;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.nifi.error.CollectCode;

/**
 * ZIP content of a FlowFile between a puller and LandBatch: the data files and, last, {@code slice.json}.
 * Bounds are key values, so they travel in the content, never in attributes, which NiFi shows and logs.
 */
public final class SliceArchive {

    public static final String MIME_TYPE = "application/zip";
    private static final String SLICE = "slice.json";

    private SliceArchive() { }

    /** Writer of the archive: data files first, then {@code slice.json}. */
    public static final class Writer implements Closeable {

        private final ZipOutputStream zip;
        private final List<RowsWriter> writers = new ArrayList<>();
        private final RowsDigest digest = new RowsDigest();
        private int files;

        public Writer(OutputStream out) {
            zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.NO_COMPRESSION);
        }

        /** Begins the next data files, as many as the rows fill; close their writer before the next one. */
        public RowsWriter next() throws IOException {
            return next(RowsWriter.FILE_BYTES);
        }

        /** @param most bytes of a data file, about */
        public RowsWriter next(long most) throws IOException {
            RowsWriter writer = new RowsWriter(this::file, most, digest);
            writers.add(writer);
            return writer;
        }

        private OutputStream file() throws IOException {
            zip.putNextEntry(new ZipEntry(LandingFolder.zstdFile(files++)));
            return zip;
        }

        /** Writes the last entry. */
        public void finish(SliceMetadata pulled) throws IOException {
            List<Long> rows = writers.stream().flatMap(writer -> writer.fileRows().stream()).toList();
            zip.putNextEntry(new ZipEntry(SLICE));
            zip.write(Json.PLAIN.writeValueAsBytes(write(pulled, rows).put("digest", digest.value())));
            zip.closeEntry();
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** Consumer of an archive's data files. */
    public interface FileTaker {
        /** @param content ends with the file; closing it does nothing */
        void take(String name, InputStream content) throws IOException;
    }

    /** @param rows of each data file */
    public record Content(SliceMetadata pulled, List<Long> rows) { }

    /** Reads a parcel, handing each data file to the taker. */
    public static Content read(InputStream in, FileTaker taker) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        int files = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(SLICE)) {
                Content content = parse(Json.PLAIN.readTree(zip.readAllBytes()));
                if (content.rows().size() != files) {
                    throw new CodedException(CollectCode.PARCEL_BROKEN, SLICE);
                }
                return content;
            }
            if (!LandingFolder.isDataFile(entry.getName())) {
                throw new CodedException(CollectCode.PARCEL_BROKEN, "entry");
            }
            files++;
            taker.take(entry.getName(), new FilterInputStream(zip) {
                @Override
                public void close() {
                    // the ZIP goes on
                }
            });
        }
        throw new CodedException(CollectCode.PARCEL_BROKEN, SLICE);
    }

    private static ObjectNode write(SliceMetadata pulled, List<Long> rows) {
        ObjectNode root = Json.PLAIN.createObjectNode();
        root.put("department", pulled.department()).put("dataset", pulled.dataset());
        root.putObject("source").put("kind", pulled.kind()).put("uri", pulled.uri());
        ObjectNode slice = root.putObject("slice").put("mode", pulled.slice().mode().word());
        strings(slice.putArray("columns"), pulled.slice().columns());
        strings(slice.putArray("from"), pulled.slice().from());
        strings(slice.putArray("to"), pulled.slice().to());
        ArrayNode counts = root.putArray("rows");
        rows.forEach(counts::add);
        ArrayNode columns = root.putArray("columns");
        pulled.columns().forEach(c -> columns.addObject().put("name", c.name()).put("type", c.type().word()));
        ObjectNode notes = root.putObject("notes");
        pulled.notes().forEach(notes::put);
        root.put("startedAt", pulled.startedAt().toString());
        return root;
    }

    private static Content parse(JsonNode root) {
        JsonNode slice = root.path("slice");
        List<Column> columns = new ArrayList<>();
        root.path("columns").forEach(c -> columns.add(
                new Column(c.path("name").asText(), ColumnType.of(c.path("type").asText()))));
        Map<String, Long> notes = new LinkedHashMap<>();
        root.path("notes").properties().forEach(note -> notes.put(note.getKey(), note.getValue().asLong()));
        List<Long> rows = new ArrayList<>();
        root.path("rows").forEach(count -> rows.add(count.asLong()));
        SliceMetadata pulled = new SliceMetadata(root.path("department").asText(), root.path("dataset").asText(),
                root.path("source").path("kind").asText(), root.path("source").path("uri").asText(),
                new Slice(Slice.Mode.of(slice.path("mode").asText()), texts(slice.path("columns")),
                        texts(slice.path("from")), texts(slice.path("to"))),
                columns, notes, OffsetDateTime.parse(root.path("startedAt").asText()),
                Optional.ofNullable(root.get("digest")).map(JsonNode::asText));
        return new Content(pulled, rows);
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
