package org.shuqiao.nifi;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.nifi.util.MockFlowFile;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.batch.SliceArchive;
import org.shuqiao.nifi.batch.SliceMetadata;

/** Opens the slice archives that pullers write. */
public final class SliceArchives {

    private SliceArchives() { }

    /** Content of an opened slice archive. */
    public record Opened(SliceMetadata pulled, List<JsonNode> rows) {

        public List<String> column(String name) {
            return rows.stream().map(row -> row.path(name).isNull() ? null : row.path(name).asText()).toList();
        }
    }

    public static Opened open(MockFlowFile file) {
        List<JsonNode> rows = new ArrayList<>();
        try {
            SliceArchive.Content content = SliceArchive.read(new ByteArrayInputStream(file.toByteArray()),
                    (name, in) -> {
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new ZstdInputStream(new ByteArrayInputStream(in.readAllBytes())), StandardCharsets.UTF_8));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    rows.add(Json.PLAIN.readTree(line));
                }
            });
            return new Opened(content.pulled(), rows);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
