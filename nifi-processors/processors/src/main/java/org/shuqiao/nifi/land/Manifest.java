package org.shuqiao.nifi.land;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Json;
import org.shuqiao.nifi.batch.Pulled;
import org.shuqiao.nifi.batch.Sha256;
import org.shuqiao.nifi.batch.Slice;
import org.shuqiao.nifi.error.CollectError;

/** The file {@code manifest.json} of a landing batch; {@code docs/landing-batch.md} describes it. */
final class Manifest {

    static final String NAME = "manifest.json";
    private static final int FORMAT = 1;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private Manifest() {
    }

    static byte[] write(String batch, long sequence, Pulled pulled, List<DataFile> files, OffsetDateTime landedAt)
            throws IOException {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("format", FORMAT).put("batch", batch);
        root.put("department", pulled.department()).put("dataset", pulled.dataset()).put("sequence", sequence);
        root.putObject("source").put("kind", pulled.kind()).put("uri", pulled.uri());
        ObjectNode slice = root.putObject("slice").put("mode", pulled.slice().mode().word());
        pulled.slice().columns().forEach(slice.putArray("columns")::add);
        pulled.slice().from().forEach(slice.putArray("from")::add);
        pulled.slice().to().forEach(slice.putArray("to")::add);
        root.put("rows", files.stream().mapToLong(DataFile::rows).sum());
        root.put("bytes", files.stream().mapToLong(DataFile::bytes).sum());
        ArrayNode list = root.putArray("files");
        files.forEach(file -> list.addObject().put("name", file.name()).put("rows", file.rows())
                .put("bytes", file.bytes()).put("sha256", file.sha256()));
        ObjectNode schema = root.putObject("schema");
        ArrayNode columns = schema.putArray("columns");
        pulled.columns().forEach(c -> columns.addObject().put("name", c.name()).put("type", c.type().word()));
        schema.put("fingerprint", "sha256:" + HexFormat.of().formatHex(
                Sha256.create().digest(Json.MAPPER.writeValueAsBytes(columns))));
        ObjectNode notes = root.putObject("notes");
        pulled.notes().forEach(notes::put);
        root.put("startedAt", TIME.format(pulled.startedAt())).put("landedAt", TIME.format(landedAt));
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    static Landed read(Path folder) {
        try {
            JsonNode root = Json.MAPPER.readTree(Files.readAllBytes(folder.resolve(NAME)));
            JsonNode slice = root.required("slice");
            return new Landed(root.required("batch").asText(), root.required("sequence").asLong(),
                    new Slice(Slice.Mode.of(slice.required("mode").asText()), texts(slice.required("columns")),
                            texts(slice.required("from")), texts(slice.required("to"))),
                    root.required("rows").asLong());
        } catch (IOException | IllegalArgumentException e) {
            throw new CodedException(CollectError.LANDING_BROKEN, e, folder.getFileName());
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
