package org.shuqiao.node.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.node.error.NodeCode;

/** Checks that files belong to whoever runs the node, and that nobody else can reach them. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private OwnerOnly() { }

    /** Makes a folder of mode 0700; one that is there is checked. */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, FOLDER);
        }
        require(folder);
    }

    /**
     * @throws CodedException {@code FOLDER_OPEN} for a link, another owner than this process's user, or a mode that
     *     lets in anybody else
     */
    public static void require(Path file) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean open = attributes.permissions().stream().anyMatch(OTHERS::contains);
        if (attributes.isSymbolicLink() || open || !attributes.owner().getName().equals(user())) {
            throw new CodedException(NodeCode.FOLDER_OPEN, file);
        }
    }

    /** The name in the environment can be anything: the file system is asked whose a new file is. */
    private static String user() throws IOException {
        return User.NAME;
    }

    /** Asks once. */
    private static final class User {

        static final String NAME = name();

        private static String name() {
            try {
                Path file = Files.createTempFile("owner", "");
                try {
                    return Files.getOwner(file).getName();
                } finally {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                return System.getProperty("user.name");
            }
        }
    }
}
