package org.shuqiao.nifi.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.landing.RowsDigest;

/**
 * Writer of rows as JSON lines in files packed by Zstandard, with a running digest over all of them. A file ends once
 * it has some size, so that a large slice is many files that are read side by side.
 */
public final class RowsWriter implements Closeable {

    /** Some six times as much when unpacked. */
    static final long FILE_BYTES = 16L << 20;
    /** Faster than gzip at its fastest, and smaller. */
    private static final int LEVEL = 1;
    /** The packer is called for so many bytes at once, not for each row. */
    private static final int PACKED_AT_ONCE = 1 << 16;

    private final Line line = new Line();
    private final JsonGenerator json;
    private final NextFile files;
    private final long most;
    private final RowsDigest digest;
    private final List<Long> counts = new ArrayList<>();
    private Counted sink;
    private ZstdOutputStreamNoFinalizer packer;
    private OutputStream out;
    private long earlier;
    private long rows;

    /** Opens the next file; the one before has ended. */
    @FunctionalInterface
    interface NextFile {
        OutputStream open() throws IOException;
    }

    /**
     * @param most bytes of a packed file, about
     * @param digest to which the rows are added
     */
    RowsWriter(NextFile files, long most, RowsDigest digest) throws IOException {
        this.files = files;
        this.digest = digest;
        this.most = most;
        json = Json.PLAIN.getFactory().createGenerator(line);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
        open();
    }

    private void open() throws IOException {
        sink = new Counted(files.open());
        packer = new ZstdOutputStreamNoFinalizer(sink, LEVEL);
        out = new BufferedOutputStream(packer, PACKED_AT_ONCE);
        earlier = rows;
    }

    private void end() throws IOException {
        out.flush();
        packer.closeWithoutClosingParentStream();
        counts.add(rows - earlier);
    }

    /** Writes the cells of one row. */
    public void write(Iterable<Cell> cells) throws IOException {
        turn();
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

    /** Writes a row that has ended. */
    public void write(JsonRow row) throws IOException {
        turn();
        digest.add(row.bytes(), row.size());
        out.write(row.bytes(), 0, row.size());
        out.write('\n');
        rows++;
    }

    private void turn() throws IOException {
        if (sink.bytes >= most) {
            end();
            open();
        }
    }

    public long rows() {
        return rows;
    }

    /** @return the digest of all rows written so far */
    public String digest() {
        return digest.value();
    }

    /** @return the rows of each file that has ended */
    List<Long> fileRows() {
        return List.copyOf(counts);
    }

    /** Ends the last file and leaves what is below it open. */
    @Override
    public void close() throws IOException {
        end();
        json.close();
    }

    /** Counts the packed bytes. */
    private static final class Counted extends FilterOutputStream {

        private long bytes;

        Counted(OutputStream sink) {
            super(sink);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            out.write(some, offset, length);
            bytes += length;
        }
    }

    /** Byte buffer that exposes its content without a copy. */
    private static final class Line extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }
}
