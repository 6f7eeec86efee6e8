package org.shuqiao.city.truth;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.shuqiao.city.json.Json;
import org.shuqiao.city.table.CollectedText;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.ExpectedOutcome;
import org.shuqiao.city.table.Row;

/** Writer of {@code truth/<department>_<dataset>.jsonl.gz}, one line per source row in source order. */
public final class TruthFile implements AutoCloseable {
    private final JsonGenerator json;
    private final DatasetFormat carrier;
    private final TreeMap<String, Long> defects = new TreeMap<>();
    private final TreeMap<String, Long> outcomes = new TreeMap<>();
    private long rows;
    private long superseded;
    private long flagged;

    private TruthFile(JsonGenerator json, DatasetFormat carrier) {
        this.json = json;
        this.carrier = carrier;
        for (var outcome : ExpectedOutcome.values()) {
            outcomes.put(outcome.word(), 0L);
        }
    }

    /** Opens the truth of a dataset for writing. */
    public static TruthFile open(Dataset dataset, Path file) throws IOException {
        var out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 16);
        var json = Json.PLAIN.createGenerator(out);
        json.setRootValueSeparator(null);
        return new TruthFile(json, dataset.carrier());
    }

    /** Adds a row that is in the source. */
    public void add(Row row) throws IOException {
        rows++;
        outcomes.merge(row.outcome().word(), 1L, Long::sum);
        row.defects().forEach(defect -> defects.merge(defect, 1L, Long::sum));
        flagged += row.flagged().size();
        write(row, false);
    }

    /** Adds an older version of a row that the source no longer holds, though an earlier pull may have seen it. */
    public void addSuperseded(Row row) throws IOException {
        superseded++;
        write(row.superseded(), true);
    }

    private void write(Row row, boolean old) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("cells");
        for (var cell : row.cells().entrySet()) {
            field(cell.getKey(), CollectedText.of(cell.getValue(), carrier));
        }
        json.writeEndObject();
        json.writeStringField("outcome", row.outcome().word());
        json.writeArrayFieldStart("defects");
        for (var defect : row.defects()) {
            json.writeString(defect);
        }
        json.writeEndArray();
        expectations(row.expect());
        json.writeArrayFieldStart("flagged");
        for (var column : row.flagged()) {
            json.writeString(column);
        }
        json.writeEndArray();
        if (old) {
            json.writeBooleanField("superseded", true);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void expectations(SequencedMap<String, Optional<String>> expect) throws IOException {
        json.writeObjectFieldStart("expect");
        for (var entry : expect.entrySet()) {
            field(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private void field(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    /** What has been written so far, counted. */
    public Tally tally() {
        return new Tally(rows, superseded, flagged, new TreeMap<>(outcomes), new TreeMap<>(defects));
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
