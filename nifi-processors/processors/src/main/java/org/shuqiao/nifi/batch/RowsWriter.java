package org.shuqiao.nifi.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.shuqiao.contracts.json.Json;

/** Writer of rows as gzipped JSON lines with a running digest. */
public final class RowsWriter implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Line line = new Line();
    private final JsonGenerator json;
    private final GZIPOutputStream out;
    private final RowsDigest digest = new RowsDigest();
    private long rows;

    public RowsWriter(OutputStream sink) throws IOException {
        out = new FastGzip(sink);
        json = Json.PLAIN.getFactory().createGenerator(line);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    /** Writes the cells of one row. */
    public void write(Iterable<Cell> cells) throws IOException {
        line.reset();
        json.writeStartObject();
        for (Cell cell : cells) {
            json.writeFieldName(cell.column());
            if (cell.text().isPresent()) {
                json.writeString(cell.text().get());
            } else {
                json.writeNull();
            }
        }
        json.writeEndObject();
        json.flush();
        digest.add(line.bytes(), line.size());
        line.write('\n');
        line.writeTo(out);
        rows++;
    }

    public long rows() {
        return rows;
    }

    /** @return the digest of all rows written so far */
    public String digest() {
        return digest.value();
    }

    /** Ends the gzip stream and leaves the sink open. */
    @Override
    public void close() throws IOException {
        out.finish();
        json.close();
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream sink) throws IOException {
            super(sink, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Byte buffer that exposes its content without a copy. */
    private static final class Line extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }
}
