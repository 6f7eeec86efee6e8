package org.shuqiao.exchange.domain.file.making;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.exchange.domain.delivery.RowTarget;
import org.shuqiao.exchange.domain.file.FileCode;
import org.shuqiao.exchange.domain.file.write.CsvRows;
import org.shuqiao.exchange.domain.file.write.JsonRows;
import org.shuqiao.exchange.domain.file.write.ParquetRows;
import org.shuqiao.exchange.domain.file.write.RowWriter;
import org.shuqiao.exchange.domain.file.write.WorkbookRows;
import org.shuqiao.exchange.domain.trace.RowSketch;
import org.shuqiao.exchange.domain.trace.TraceKeys;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.CanonicalAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** File that is being made: under a name of its own until it is whole and on the disk, then under its final one. */
final class MakingFile implements RowTarget, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MakingFile.class);
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final VisibleMark visible;
    private final FileOrder order;
    private final TraceKeys keys;
    private final RowSketch sketch;
    private final Path part;
    private final Consumer<MakingFile> finished;
    private Optional<RowWriter> writer = Optional.empty();

    /** @param finished is told once the file is on the disk whole */
    MakingFile(Path folder, VisibleMark visible, FileOrder order, TraceKeys keys, Consumer<MakingFile> finished) {
        this.finished = finished;
        this.folder = folder;
        this.visible = visible;
        this.order = order;
        this.keys = keys;
        this.sketch = keys.sketch();
        this.part = folder.resolve(visible.record() + ".part");
    }

    static Path whole(Path folder, String record) {
        return folder.resolve(record);
    }

    @Override
    public void begin(List<AnswerColumn> columns) {
        try {
            DurableFiles.createFolder(folder);
            RowWriter opened = writer();
            writer = Optional.of(opened);
            opened.columns(columns);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private RowWriter writer() throws IOException {
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.WRITE), BUFFER);
        OutputStream out = order.recipient().isPresent()
                ? new Enveloped(order.recipient().get().encrypting(file), file) : file;
        String comment = visible.line();
        return switch (order.format()) {
            case CSV -> new CsvRows(out, comment, keys.mark(visible.record()));
            case JSON_LINES -> new JsonRows(out, comment, keys.mark(visible.record()));
            case WORKBOOK -> new WorkbookRows(out, comment, keys.mark(visible.record()));
            case PARQUET -> new ParquetRows(out, comment, folder, visible.record());
        };
    }

    @Override
    public void row(List<Object> values) {
        try {
            writer.orElseThrow().row(values);
        } catch (IOException e) {
            throw failed(e);
        }
        sketch.row(values.stream().map(value -> value == null ? "" : CanonicalAnswer.text(value)).toList());
    }

    @Override
    public void finish() {
        try {
            RowWriter open = writer.orElseThrow();
            writer = Optional.empty();
            open.close();
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            DurableFiles.rename(part, whole(folder, visible.record()));
            DurableFiles.force(folder);
        } catch (IOException e) {
            throw failed(e);
        }
        finished.accept(this);
    }

    @Override
    public String digest(byte[] salt) {
        MessageDigest sha = Sha256.create();
        sha.update(salt);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(whole(folder, visible.record()))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return Sha256.tagged(sha);
    }

    byte[] sketch() {
        return sketch.bytes();
    }

    /** Leaves nothing of a file that was not finished. */
    @Override
    public void close() {
        try {
            if (writer.isPresent()) {
                writer.get().close();
            }
        } catch (IOException e) {
            LOG.warn("a file that is given up did not close: {}", e.getClass().getName());
        }
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static CodedException failed(IOException e) {
        LOG.error("a file could not be written: {}", e.getClass().getName()); // its words may quote values
        return new CodedException(FileCode.FILE_NOT_WRITTEN);
    }

    /** Encrypting stream that closes the file under it too. */
    private static final class Enveloped extends OutputStream {

        private final OutputStream envelope;
        private final OutputStream file;

        Enveloped(OutputStream envelope, OutputStream file) {
            this.envelope = envelope;
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            envelope.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            envelope.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            try (file) {
                envelope.close();
            }
        }
    }
}
