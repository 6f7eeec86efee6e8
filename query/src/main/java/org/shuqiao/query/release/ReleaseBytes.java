package org.shuqiao.query.release;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.shuqiao.query.answer.ColumnType;

/** Writes and reads releases as bytes, in which the platform keeps them. */
public final class ReleaseBytes {

    private static final int FORM = 1;

    private ReleaseBytes() { }

    public static byte[] write(Release release) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(FORM);
            out.writeUTF(release.id());
            out.writeUTF(release.period());
            out.writeInt(release.least());
            columns(out, release.dimensions());
            columns(out, release.measures());
            out.writeUTF(release.secret());
            out.writeInt(release.snapshots().size());
            for (Map.Entry<String, String> snapshot : release.snapshots().entrySet()) {
                out.writeUTF(snapshot.getKey());
                out.writeUTF(snapshot.getValue());
            }
            out.writeInt(release.known().size());
            for (long known : release.known()) {
                out.writeLong(known);
            }
            out.writeInt(release.cells().size());
            for (Cell cell : release.cells()) {
                cell(out, cell);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void columns(DataOutputStream out, List<ReleaseColumn> columns) throws IOException {
        out.writeInt(columns.size());
        for (ReleaseColumn column : columns) {
            out.writeUTF(column.name());
            out.writeUTF(column.type().name());
            out.writeInt(column.scale());
        }
    }

    private static void cell(DataOutputStream out, Cell cell) throws IOException {
        out.writeInt(cell.key().size());
        for (String value : cell.key()) {
            text(out, value);
        }
        out.writeLong(cell.rows());
        for (int i = 0; i < cell.counts().size(); i++) {
            out.writeLong(cell.counts().get(i));
            text(out, cell.gives(i) ? cell.sums().get(i).toPlainString() : null);
        }
        out.writeInt(cell.sketch().marks().length);
        for (long mark : cell.sketch().marks()) {
            out.writeLong(mark);
        }
        for (double[] quantity : cell.sketch().parts()) {
            for (double part : quantity) {
                out.writeDouble(part);
            }
        }
    }

    private static void text(DataOutputStream out, String value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeUTF(value);
        }
    }

    public static Release read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            if (in.readInt() != FORM) {
                throw new IOException("a release of another form");
            }
            String id = in.readUTF();
            String period = in.readUTF();
            int least = in.readInt();
            List<ReleaseColumn> dimensions = columns(in);
            List<ReleaseColumn> measures = columns(in);
            String secret = in.readUTF();
            Map<String, String> snapshots = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                snapshots.put(in.readUTF(), in.readUTF());
            }
            Set<Long> known = new HashSet<>();
            for (int left = in.readInt(); left > 0; left--) {
                known.add(in.readLong());
            }
            List<Cell> cells = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                cells.add(cell(in, measures.size()));
            }
            return new Release(id, period, least, dimensions, measures, cells, known, secret, snapshots);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ReleaseColumn> columns(DataInputStream in) throws IOException {
        List<ReleaseColumn> columns = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            columns.add(new ReleaseColumn(in.readUTF(), ColumnType.valueOf(in.readUTF()), in.readInt()));
        }
        return columns;
    }

    private static Cell cell(DataInputStream in, int measures) throws IOException {
        List<String> key = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            key.add(text(in));
        }
        long rows = in.readLong();
        List<Long> counts = new ArrayList<>();
        List<BigDecimal> sums = new ArrayList<>();
        for (int i = 0; i < measures; i++) {
            counts.add(in.readLong());
            String sum = text(in);
            sums.add(sum == null ? null : new BigDecimal(sum));
        }
        Sketch sketch = Sketch.empty(in.readInt(), measures + 1);
        for (int i = 0; i < sketch.marks().length; i++) {
            sketch.marks()[i] = in.readLong();
        }
        for (double[] quantity : sketch.parts()) {
            for (int i = 0; i < quantity.length; i++) {
                quantity[i] = in.readDouble();
            }
        }
        return new Cell(key, rows, counts, sums, sketch);
    }

    private static String text(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
