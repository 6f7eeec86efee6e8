package org.shuqiao.pipelines.landing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.shuqiao.standards.mapping.RowId;

/**
 * Streams one landed file as rows of the raw zone. The digest is taken over the very bytes that are read, and a
 * file that turns out not to be what its manifest says fails the task before the rows can be committed.
 */
final class LandedRows implements Iterator<Row> {

    private static final int BUFFER = 1 << 16;

    private final LandingBatch.File file;
    private final int[] targets;
    private final int width;
    private final LandedRow.Reader reader;
    private final MessageDigest digest = FileCheck.sha256();
    private InputStream bytes;
    private BufferedReader lines;
    private long rows;
    private String next;

    /** @param columns source columns of the raw table, in the order in which a row gives them */
    LandedRows(LandingBatch.File file, List<String> columns) {
        this.file = file;
        this.width = columns.size();
        this.targets = file.columns().stream().mapToInt(columns::indexOf).toArray();
        this.reader = new LandedRow.Reader(file.columns());
        try {
            bytes = new DigestInputStream(Files.newInputStream(Path.of(file.path())), digest);
        } catch (IOException e) {
            throw new LandedFileProblem(file, true);
        }
        try {
            lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(bytes, BUFFER),
                    StandardCharsets.UTF_8), BUFFER);
        } catch (IOException e) {
            throw problem();
        }
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Row row = row(reader.read(next));
        rows++;
        advance();
        return row;
    }

    private Row row(LandedRow landed) {
        Object[] values = new Object[width + 5];
        for (int i = 0; i < targets.length; i++) {
            values[targets[i]] = landed.cells()[i];
        }
        values[width] = file.batch();
        values[width + 1] = file.sequence();
        values[width + 2] = file.firstOrdinal() + rows;
        values[width + 3] = RowId.of(file.dataset(), landed.named(file.columns()));
        values[width + 4] = landed.shape().orElse(null);
        return RowFactory.create(values);
    }

    private void advance() {
        try {
            next = lines.readLine();
            if (next == null) {
                end();
            }
        } catch (IOException e) {
            throw problem();
        }
    }

    private void end() throws IOException {
        bytes.transferTo(OutputStream.nullOutputStream());
        bytes.close();
        if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            throw new LandedFileProblem(file, true);
        }
        if (rows != file.rows()) {
            throw new LandedFileProblem(file, false);
        }
    }

    /** What cannot be unpacked was changed, unless its digest says that it landed like that. */
    private LandedFileProblem problem() {
        try (InputStream rest = bytes) {
            rest.transferTo(OutputStream.nullOutputStream());
            boolean changed = !HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
            return new LandedFileProblem(file, changed);
        } catch (IOException e) {
            return new LandedFileProblem(file, true);
        }
    }
}
