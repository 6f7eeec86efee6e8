package org.shuqiao.contracts.landing;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;

/**
 * Streams the rows of one data file. The digest is taken over the very bytes that are read: a file that turns out not
 * to be what its manifest says ends in {@code BATCH_CHANGED} or {@code BATCH_UNREADABLE} instead of its last row.
 */
public final class LandedRowIterator implements Iterator<LandedRow>, AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final LandedFile file;
    private final LandedRow.Reader reader;
    private final MessageDigest digest = Sha256.create();
    private final InputStream bytes;
    private final BufferedReader lines;
    private long rows;
    private String next;

    LandedRowIterator(LandedFile file) {
        this.file = file;
        this.reader = new LandedRow.Reader(file.columns());
        try {
            bytes = new DigestInputStream(Files.newInputStream(Path.of(file.path())), digest);
        } catch (IOException e) {
            throw file.changed();
        }
        try {
            lines = new BufferedReader(new InputStreamReader(LandingFolder.isZstd(file.path())
                    ? new ZstdInputStreamNoFinalizer(bytes) : new GZIPInputStream(bytes, BUFFER),
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
    public LandedRow next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        LandedRow row = reader.read(next);
        rows++;
        advance();
        return row;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        lines.close();
        if (!Sha256.hex(digest).equals(file.sha256())) {
            throw file.changed();
        }
        if (rows != file.rows()) {
            throw file.unreadable();
        }
    }

    /** What cannot be unpacked was changed, unless its digest says that it landed like that. */
    private CodedException problem() {
        try (InputStream rest = bytes) {
            rest.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(digest).equals(file.sha256()) ? file.unreadable() : file.changed();
        } catch (IOException e) {
            return file.changed();
        }
    }
}
