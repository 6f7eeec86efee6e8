package org.shuqiao.exchange.domain.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.file.FileCode;
import org.shuqiao.exchange.domain.file.FileFolder;
import org.shuqiao.exchange.domain.file.FileFormat;

/** Files whose origin is asked for, on the disk while they are read and no longer. */
public final class TraceUploads {

    /** Bytes of a file at most; a part of a larger one tells as much. */
    public static final long MOST = 512L << 20;

    private final Traces traces;
    private final Path folder;

    public TraceUploads(Traces traces, FileFolder folder) {
        this.traces = traces;
        this.folder = folder.path();
    }

    /** @throws CodedException {@code TRACE_UNREADABLE}, {@code TRACE_TOO_LARGE} */
    public TraceFinding trace(Actor actor, InputStream content, FileFormat format) throws IOException {
        DurableFiles.createFolder(folder);
        Path file = Files.createTempFile(folder, "trace", "." + format.id());
        try {
            Files.copy(new Bounded(content), file, StandardCopyOption.REPLACE_EXISTING);
            return traces.trace(actor, file, format);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Stream that ends a file that is too large with a coded error. */
    private static final class Bounded extends InputStream {

        private final InputStream content;
        private long left = MOST;

        Bounded(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            int read = content.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = content.read(into, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new CodedException(FileCode.TRACE_TOO_LARGE, MOST >> 20);
            }
        }
    }
}
