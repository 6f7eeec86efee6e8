package org.shuqiao.exchange.platform.backup;

import java.time.Instant;
import java.util.List;

/**
 * What one back-up has: every file by its pieces.
 *
 * @param at         the moment of which the store is, and everything with it
 * @param version    of the platform
 * @param var        the state folder as it was named; paths in the lake's metadata begin with it
 * @param secrets    whether private keys and secrets are in it
 * @param records    how many records the log had
 * @param checkpoint the log's newest checkpoint then; empty where it had none
 * @param folders    of the state folder, those without files too
 */
record BackupState(Instant at, String version, String var, boolean secrets, long records, String checkpoint,
        List<String> folders, List<BackedFile> files) {

    /**
     * A file of the back-up.
     *
     * @param path     {@code var/…} or {@code installation/…}
     * @param modified milliseconds since 1970
     * @param mode     such as {@code rw-------}
     * @param pieces   names of its content's pieces, in order
     */
    record BackedFile(String path, long size, long modified, String mode, List<String> pieces) { }

    long bytes() {
        return files.stream().mapToLong(BackedFile::size).sum();
    }
}
