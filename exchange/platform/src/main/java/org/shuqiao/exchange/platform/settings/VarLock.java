package org.shuqiao.exchange.platform.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.shuqiao.base.error.CodedException;

/** File lock of the one process that may change a state folder. */
public final class VarLock implements AutoCloseable {

    private final FileChannel channel;

    private VarLock(FileChannel channel) {
        this.channel = channel;
    }

    public static VarLock acquire(Home home) {
        StateFolder.claim(home);
        return locked(home);
    }

    /** Takes the lock of a folder that may have been moved, to make it usable where it is. */
    public static VarLock acquireMoved(Home home) {
        StateFolder.own(home);
        return locked(home);
    }

    private static VarLock locked(Home home) {
        Path file = home.var().resolve("run/lock");
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!free(channel)) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new CodedException(ConfigurationCode.VAR_IN_USE, home.var(), holder);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid())
                    .getBytes(StandardCharsets.UTF_8)));
            return new VarLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean free(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process: in use all the same
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
