package org.shuqiao.nifi.stream.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.nifi.stream.error.StreamCode;

/**
 * Writer of what a stream sent, on disk before the sender is answered. Messages are numbered from 1 in no gapless way:
 * each opening begins at the microsecond of its time, or behind what landed, so that a number is never given twice, not
 * even after a power cut, in a spool that was emptied, or by a clock that went back. Repetitions are told by what the
 * newest messages said.
 */
public final class Spool implements Closeable {

    private static final long SEGMENT = 8L << 20;
    private static final int MARKS = 200_000;

    private final Path folder;
    private final String dataset;
    private final long most;
    private final FileChannel lock;
    private final Segments segments;
    private final Map<String, Boolean> marks = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MARKS;
        }
    };
    private final List<Message> parts = new ArrayList<>();
    private final Object forcing = new Object();
    private Places places;
    private FileChannel segment;
    private long last;
    private long written;
    private long before;
    private final AtomicLong forced = new AtomicLong();

    private Spool(Path folder, String dataset, long most, FileChannel lock) {
        this.folder = folder;
        this.dataset = dataset;
        this.most = most;
        this.lock = lock;
        segments = new Segments(folder);
    }

    /**
     * @param dataset as messages call it
     * @param most bytes that may wait
     * @throws CodedException {@code SPOOL_BUSY}, {@code SPOOL_UNUSABLE}
     */
    public static Spool open(Path folder, String dataset, long most, Clock clock) {
        FileChannel channel = lock(folder);
        Spool spool = new Spool(folder, dataset, most, channel);
        try {
            spool.recover(clock);
            return spool;
        } catch (IOException e) {
            spool.close();
            throw new CodedException(StreamCode.SPOOL_UNUSABLE, e, folder);
        }
    }

    private static FileChannel lock(Path folder) {
        try {
            DurableFiles.createFolder(folder);
            FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            try {
                FileLock held = channel.tryLock();
                if (held != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException e) {
                // this process has it already
            }
            channel.close();
            throw new CodedException(StreamCode.SPOOL_BUSY, folder);
        } catch (IOException e) {
            throw new CodedException(StreamCode.SPOOL_UNUSABLE, e, folder);
        }
    }

    private void recover(Clock clock) throws IOException {
        places = new Places(folder);
        segments.force(); // what a killed writer left unforced is taken as kept from here on
        segments.read(0, each -> {
            places.read(each);
            each.message().mark().ifPresent(mark -> marks.put(mark, true));
            if (!each.message().part().isEmpty()) {
                parts.add(each.message());
            }
            last = each.number();
            written = last;
            return true;
        });
        Instant now = clock.instant();
        last = Math.max(last, segments.landed());
        last = Math.max(last, now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000 - 1);
        forced.set(last);
        begin();
    }

    /** Packets that were kept and may still wait for others. */
    public List<Message> parts() {
        return List.copyOf(parts);
    }

    /**
     * Keeps a message; it is on disk when this returns. Many may wait for the disk at once and share it.
     *
     * @return whether it was new
     * @throws CodedException {@code SPOOL_FULL}, {@code SPOOL_UNUSABLE}; it may be sent again then
     */
    public boolean append(Message message) {
        return append(List.of(message)).getFirst();
    }

    /**
     * Keeps messages in their order, and goes to the disk once for all of them.
     *
     * @return of each whether it was new
     * @throws CodedException {@code SPOOL_FULL}, {@code SPOOL_UNUSABLE}; they may be sent again then
     */
    public List<Boolean> append(List<Message> messages) {
        long number;
        List<Boolean> fresh = new ArrayList<>();
        synchronized (this) {
            for (Message message : messages) {
                boolean repeated = message.mark().filter(marks::containsKey).isPresent()
                        || message.place().filter(places::has).isPresent();
                if (!repeated) {
                    write(message);
                }
                fresh.add(!repeated);
            }
            number = last;
        }
        force(number);
        return fresh;
    }

    /** @return up to where a source has been read, empty where it never was */
    public synchronized Optional<Place> place(String of) {
        return places.find(of);
    }

    /** @return whether no source was read yet that has places */
    public synchronized boolean hasNoPlaces() {
        return places.isEmpty();
    }

    /** Goes on elsewhere, forwards or back; it is on disk when this returns. */
    public synchronized void move(Place place) {
        force(last);
        try {
            places.reach(place);
            places.write(last);
        } catch (IOException e) {
            throw segments.unusable(e);
        }
    }

    private void write(Message message) {
        byte[] line = new SpoolLine(last + 1, message).write();
        if (before + line.length > most) {
            before = segments.bytes(); // what has landed may have gone
            if (before + line.length > most) {
                throw new CodedException(StreamCode.SPOOL_FULL, dataset, most);
            }
        }
        try {
            if (segment.position() > SEGMENT) {
                segment.force(false);
                forced.accumulateAndGet(last, Math::max);
                segment.close();
                begin();
            }
            long position = segment.position();
            try {
                ByteBuffer bytes = ByteBuffer.wrap(line);
                while (bytes.hasRemaining()) {
                    segment.write(bytes);
                }
            } catch (IOException e) {
                segment.truncate(position); // half a line would end the segment for its readers
                throw e;
            }
        } catch (IOException e) {
            throw segments.unusable(e);
        }
        last++;
        written = last;
        before += line.length;
        message.mark().ifPresent(mark -> marks.put(mark, true));
        message.place().ifPresent(places::reach);
    }

    private void begin() throws IOException {
        places.write(last); // the lines that say so may go once they have landed
        Path file = Segments.file(folder, last + 1);
        segment = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        DurableFiles.force(folder);
        before = segments.bytes();
    }

    private void force(long number) {
        synchronized (forcing) {
            if (forced.get() >= number) {
                return;
            }
            long upTo;
            FileChannel current;
            synchronized (this) {
                upTo = last;
                current = segment;
            }
            try {
                current.force(false);
                forced.accumulateAndGet(upTo, Math::max);
            } catch (ClosedChannelException e) {
                // the next segment was begun meanwhile, and this one forced before
            } catch (IOException e) {
                throw segments.unusable(e);
            }
        }
    }

    /** @return the number of the newest message, 0 where nothing came yet */
    public synchronized long written() {
        return written;
    }

    @Override
    public synchronized void close() {
        try {
            if (segment != null && segment.isOpen()) {
                segment.force(false);
                segment.close();
                if (Files.size(Segments.file(folder, last + 1)) == 0) {
                    Files.deleteIfExists(Segments.file(folder, last + 1));
                }
            }
        } catch (IOException e) {
            // nothing was begun that is not forced; an empty segment may stay
        } finally {
            release();
        }
    }

    private void release() {
        try {
            lock.close();
        } catch (IOException e) {
            throw segments.unusable(e);
        }
    }
}
