package org.shuqiao.exchange.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.exchange.domain.audit.AuditCode;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access log of the gateway: each door writes what it answered, on disk and beside everything that records are made
 * from, so that the two can be compared. Lines are numbered, and each has a keyed mark over itself and the line before.
 * A line goes to the operating system at once and to the disk soon after: what a power cut takes shows as records
 * without an access.
 */
public final class AccessLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);

    private final AccessFiles files;
    private final GatewayKey key;
    private final Clock clock;
    private long number;
    private String mark = "";
    private LocalDate day = LocalDate.MIN;
    private Optional<FileChannel> channel = Optional.empty();
    private boolean broken;

    private AccessLog(AccessFiles files, GatewayKey key, Clock clock) {
        this.files = files;
        this.key = key;
        this.clock = clock;
    }

    /** Continues the log of a folder; a new one is told to the security log. */
    public static AccessLog open(Path folder, GatewayKey key, Clock clock, SecurityJournal journal) {
        return open(folder, key, clock, journal, "");
    }

    /** @param about what the security log is told that began */
    static AccessLog open(Path folder, GatewayKey key, Clock clock, SecurityJournal journal, String about) {
        AccessLog log = new AccessLog(new AccessFiles(folder), key, clock);
        try {
            DurableFiles.createFolder(folder);
            Optional<AccessLine> last = log.last();
            last.ifPresent(line -> {
                log.number = line.number();
                log.mark = line.mark();
                log.day = ExchangeStore.day(line.at());
            });
            if (last.isEmpty()) {
                journal.enter(SecurityKind.ACCESS_LOG_BEGUN, "", about, Map.of());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return log;
    }

    private Optional<AccessLine> last() throws IOException {
        try {
            return files.last().map(AccessLine::parse);
        } catch (CodedException e) {
            LOG.error("the last line of the access log is not readable: the log begins anew");
            return Optional.empty();
        }
    }

    /** Lets a call begin. @throws CodedException {@code ACCESS_LOG_DOWN} while the log cannot be written */
    public synchronized void require() {
        if (broken) {
            reopen();
        }
        if (broken) {
            throw new CodedException(AuditCode.ACCESS_LOG_DOWN);
        }
    }

    /** Writes that a call got an answer with a record. */
    public void recorded(Door door, String call, boolean delivered, String record) {
        append(door, call, delivered ? AccessLine.Given.DELIVERED : AccessLine.Given.REFUSED, Optional.of(record),
                Optional.empty());
    }

    /** Writes that a call got an error and nothing else. @param code that the security log was told */
    public void failed(Door door, String call, Optional<String> code) {
        append(door, call, AccessLine.Given.FAILED, Optional.empty(), code);
    }

    /** Writes that a call got an answer, and that the door knows of no record. */
    public void unrecorded(Door door, String call) {
        append(door, call, AccessLine.Given.UNRECORDED, Optional.empty(), Optional.empty());
    }

    /**
     * Writes that the lake's engine begins to read.
     *
     * @param record for whose record; else the reason
     * @throws CodedException {@code ACCESS_LOG_DOWN} when the line cannot be written: nothing is read then
     */
    synchronized void reads(String tables, Optional<String> record, String reason) {
        require();
        append(Door.LAKE, tables, AccessLine.Given.READ, record,
                record.isPresent() ? Optional.empty() : Optional.of(reason));
        require();
    }

    private synchronized void append(Door door, String call, AccessLine.Given answer, Optional<String> record,
            Optional<String> code) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AccessLine line = new AccessLine(number + 1, now, door, call, answer, record, code, "").marked(key, mark);
        try {
            FileChannel file = file(ExchangeStore.day(now));
            long end = file.position();
            ByteBuffer bytes = ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            } catch (IOException e) {
                file.truncate(end); // half a line would hide the next one
                throw e;
            }
            number = line.number();
            mark = line.mark();
        } catch (IOException e) {
            broken = true;
            LOG.error("the access log takes no line: {}", e.getClass().getSimpleName());
        }
    }

    /** A clock that was set back does not lead back to an older file. */
    private FileChannel file(LocalDate today) throws IOException {
        LocalDate wanted = today.isAfter(day) ? today : day;
        if (channel.isEmpty() || !wanted.equals(day)) {
            closeFile();
            FileChannel file = FileChannel.open(files.of(wanted), APPEND, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
            file.position(wholeLines(file));
            file.truncate(file.position());
            channel = Optional.of(file);
            day = wanted;
        }
        return channel.orElseThrow();
    }

    /** @return where the last whole line ends: a process that was killed may leave half a one */
    private static long wholeLines(FileChannel file) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        long end = file.size();
        while (end > 0) {
            one.clear();
            file.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }

    private void reopen() {
        try {
            closeFile();
            file(day);
            broken = false;
        } catch (IOException e) {
            LOG.error("the access log cannot be opened: {}", e.getClass().getSimpleName());
        }
    }

    /** Brings the lines to the disk. */
    public synchronized void force() {
        channel.ifPresent(file -> {
            try {
                file.force(false);
            } catch (IOException e) {
                broken = true;
            }
        });
    }

    private void closeFile() throws IOException {
        if (channel.isPresent()) {
            channel.get().force(false);
            channel.get().close();
            channel = Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        try {
            closeFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
