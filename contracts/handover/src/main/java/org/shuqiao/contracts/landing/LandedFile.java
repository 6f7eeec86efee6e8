package org.shuqiao.contracts.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;

/**
 * Holds all that it takes to read and verify one data file of a batch, in whatever process.
 *
 * @param dataset the dataset's id, {@code <department>_<dataset>}
 * @param path absolute where the landing folder is; on a cluster that is mounted at the same path everywhere
 * @param firstOrdinal ordinal within the batch of the file's first row
 * @param columns source columns in their order
 */
public record LandedFile(String dataset, String batch, long sequence, String name, String path, long rows, long bytes,
        String sha256, long firstOrdinal, List<String> columns) implements Serializable {

    public LandedFile {
        columns = List.copyOf(columns);
    }

    /** @throws CodedException {@code BATCH_CHANGED} if its bytes are not those that landed */
    void verify() {
        if (!isAsLanded()) {
            throw changed();
        }
    }

    /** @return the file's rows, verified as they are read */
    public LandedRowIterator open() {
        return new LandedRowIterator(this);
    }

    CodedException changed() {
        return new CodedException(LandingCode.BATCH_CHANGED, dataset, batch, name);
    }

    CodedException unreadable() {
        return new CodedException(LandingCode.BATCH_UNREADABLE, dataset, batch, name);
    }

    private boolean isAsLanded() {
        Path file = Path.of(path);
        try {
            if (Files.size(file) != bytes) {
                return false;
            }
            MessageDigest digest = Sha256.create();
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return Sha256.hex(digest).equals(sha256);
        } catch (IOException e) {
            // a file that is gone or cannot be read is not as it landed either
            return false;
        }
    }
}
