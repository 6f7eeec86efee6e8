package org.shuqiao.exchange.domain.push.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.exchange.domain.delivery.RowTarget;
import org.shuqiao.exchange.domain.push.PushCode;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.CanonicalAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows on the platform's disk that wait for their record, and then for their target: the canonical form of the answer,
 * in the order in which it was given. No byte of them leaves before the record is in the log.
 */
public final class WaitingRows implements RowTarget, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRows.class);
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final String record;
    private final Runnable beforehand;
    private final Runnable whole;
    private Optional<FileChannel> channel = Optional.empty();
    private Optional<BufferedWriter> writer = Optional.empty();
    private boolean first = true;

    /**
     * @param beforehand runs before the first row; what it throws ends the attempt
     * @param whole      runs once all rows are on the disk
     */
    public WaitingRows(Path folder, String record, Runnable beforehand, Runnable whole) {
        this.folder = folder;
        this.record = record;
        this.beforehand = beforehand;
        this.whole = whole;
    }

    private static Path file(Path folder, String record) {
        return folder.resolve(record + ".rows");
    }

    private Path part() {
        return folder.resolve(record + ".rows.part");
    }

    @Override
    public void begin(List<AnswerColumn> columns) {
        beforehand.run();
        try {
            DurableFiles.createFolder(folder);
            FileChannel opened = FileChannel.open(part(), Set.of(StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE), PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
            channel = Optional.of(opened);
            BufferedWriter text = new BufferedWriter(Channels.newWriter(opened, StandardCharsets.UTF_8.newEncoder(),
                    BUFFER), BUFFER);
            writer = Optional.of(text);
            text.write(CanonicalAnswer.head(columns));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void row(List<Object> values) {
        try {
            writer.orElseThrow().write(CanonicalAnswer.row(values, first));
            first = false;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void finish() {
        try {
            BufferedWriter text = writer.orElseThrow();
            text.write(CanonicalAnswer.END);
            text.flush();
            channel.orElseThrow().force(true);
            text.close();
            channel = Optional.empty();
            DurableFiles.rename(part(), file(folder, record));
            DurableFiles.force(folder);
        } catch (IOException e) {
            throw failed(e);
        }
        whole.run();
    }

    @Override
    public String digest(byte[] salt) {
        return digest(folder, record, salt);
    }

    /** @return {@code sha256:<hex>} over the salt and the canonical form of the rows that wait */
    public static String digest(Path folder, String record, byte[] salt) {
        MessageDigest sha = Sha256.create();
        sha.update(salt);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file(folder, record))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return Sha256.tagged(sha);
    }

    /** @return the rows that wait, to be closed by the caller */
    public static RowReader read(Path folder, String record) {
        try {
            return new CanonicalRows(file(folder, record));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Removes what waits of a record, and what was left of it. */
    public static void remove(Path folder, String record) {
        try {
            Files.deleteIfExists(file(folder, record));
            Files.deleteIfExists(folder.resolve(record + ".rows.part"));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Leaves nothing of rows that were not finished. */
    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
            Files.deleteIfExists(part());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static CodedException failed(IOException e) {
        LOG.error("rows of a push were not kept: {}", e.getClass().getName()); // its words may quote values
        return new CodedException(PushCode.ROWS_NOT_KEPT);
    }
}
