package org.shuqiao.exchange.domain.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.base.file.OverwrittenFile;

/**
 * Folder with a file for the key of each month ({@code 2026-11.key}, mode 0600, base64 of 32 random bytes). It is not
 * part of the store, and a back-up of it is kept apart from one of the store, so that a key can be destroyed
 * everywhere.
 */
public final class PeriodKeyFolder {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path folder;

    private PeriodKeyFolder(Path folder) {
        this.folder = folder;
    }

    /** @param keys the platform's folder of keys */
    public static PeriodKeyFolder in(Path keys) {
        return at(keys.resolve("periods"));
    }

    /** @param folder where the authority keeps the keys, such as a medium of its own */
    public static PeriodKeyFolder at(Path folder) {
        return new PeriodKeyFolder(folder);
    }

    Optional<PeriodKey> read(YearMonth period) {
        Path file = file(period);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file)) || key.length != BYTES) {
                throw new CodedException(RetentionCode.KEY_MISSING, period);
            }
            return Optional.of(new PeriodKey(period, key));
        } catch (IOException | IllegalArgumentException e) {
            throw new CodedException(RetentionCode.KEY_MISSING, e, period);
        }
    }

    PeriodKey create(YearMonth period) {
        byte[] fresh = new byte[BYTES];
        RANDOM.nextBytes(fresh);
        try {
            AtomicFile.replaceSecret(file(period), Base64.getEncoder().encodeToString(fresh) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PeriodKey(period, fresh);
    }

    /** Overwrites the key on disk, then removes its file. What a disk or a back-up keeps of it is beyond this. */
    void destroy(YearMonth period) {
        try {
            OverwrittenFile.delete(file(period));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(YearMonth period) {
        return folder.resolve(period + ".key");
    }
}
