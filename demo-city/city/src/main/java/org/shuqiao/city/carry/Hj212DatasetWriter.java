package org.shuqiao.city.carry;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shuqiao.city.device.Hj212Frame;
import org.shuqiao.city.table.CollectedText;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;

/** Writer of rows as frames of HJ 212, one line each: the rows of one device and time are the factors of a frame. */
final class Hj212DatasetWriter implements DatasetWriter {
    private final Path file;
    private final BufferedWriter out;
    private final Map<String, String> factors = new LinkedHashMap<>();
    private String device = "";
    private String time = "";

    Hj212DatasetWriter(Path file) throws IOException {
        this.file = file;
        this.out = Files.newBufferedWriter(AtomicFiles.draft(file), StandardCharsets.US_ASCII);
    }

    @Override
    public void add(Row row) throws IOException {
        Map<String, String> cells = new LinkedHashMap<>();
        row.cells().forEach((name, cell) -> CollectedText.of(cell,
                new DatasetFormat.Hj212()).ifPresent(text -> cells.put(name, text)));
        if (!cells.get("mn").equals(device) || !cells.get("data_time").equals(time)) {
            end();
            device = cells.get("mn");
            time = cells.get("data_time");
        }
        String factor = cells.get("factor");
        factors.put(factor, factor + "-Rtd=" + cells.get("rtd") + "," + factor + "-Flag=" + cells.get("flag"));
    }

    private void end() throws IOException {
        if (!factors.isEmpty()) {
            out.write(Hj212Frame.of("QN=" + time + "000;ST=32;CN=2011;PW=123456;MN=" + device
                    + ";Flag=5;CP=&&DataTime=" + time + ";" + String.join(";", factors.values()) + "&&"));
            out.write('\n');
            factors.clear();
        }
    }

    @Override
    public void finish() throws IOException {
        end();
        out.close();
        AtomicFiles.commit(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
