package org.shuqiao.exchange.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;
import org.shuqiao.exchange.platform.settings.StateFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folder of PostgreSQL's unpacked programs, which are run as the platform. Where anybody else could have written into
 * it, or something in it belongs to somebody else, it is unpacked anew. The library opens it to everybody each time,
 * below a folder that nobody else may enter, and it is closed again.
 */
final class StorePrograms {

    private static final Logger LOG = LoggerFactory.getLogger(StorePrograms.class);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    private StorePrograms(Path folder) {
        this.folder = folder;
    }

    /** @return the folder, in which everything is ours and was ours alone */
    static StorePrograms in(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        if (StateFolder.open(folder.getParent())) {
            Files.setPosixFilePermissions(folder.getParent(), OWNER);
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !trusted(folder)) {
            LOG.warn("PostgreSQL's programs under {} are unpacked anew: others could have changed them", folder);
            delete(folder);
        }
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, OWNER);
        return new StorePrograms(folder);
    }

    Path folder() {
        return folder;
    }

    /** Closes what the library opened. */
    void close() throws IOException {
        Files.setPosixFilePermissions(folder, OWNER);
        try (Stream<Path> unpacked = Files.list(folder)) {
            for (Path each : unpacked.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(each, OWNER);
            }
        }
    }

    private static boolean trusted(Path folder) throws IOException {
        UserPrincipal me = Files.getOwner(folder.getParent());
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                boolean link = Files.isSymbolicLink(each);
                if (!Files.getOwner(each, LinkOption.NOFOLLOW_LINKS).equals(me) || !link && writable(each)
                        || link && !each.toRealPath().startsWith(folder.toRealPath())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean writable(Path file) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        return mode.contains(PosixFilePermission.GROUP_WRITE) || mode.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static void delete(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new CodedException(ConfigurationCode.STATE_OF_ANOTHER, e, folder, "?");
        }
    }
}
