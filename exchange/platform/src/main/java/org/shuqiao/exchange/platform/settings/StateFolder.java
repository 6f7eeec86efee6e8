package org.shuqiao.exchange.platform.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Check of the state folder before anything in it is used: it belongs to the account that runs the platform, nobody
 * else may enter it, and it is where it was made. What is ours and too open is closed; what belongs to somebody else is
 * refused.
 */
public final class StateFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> GROUP = PosixFilePermissions.fromString("rwxr-x---");
    /** A group may read where the operator says so: a NiFi or Spark of another account that shares the files. */
    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.copyOf(
            "027".equals(System.getenv("SHUQIAO_UMASK")) ? GROUP : OWNER));

    private StateFolder() { }

    /**
     * @throws CodedException {@code STATE_OF_ANOTHER} or {@code STATE_ELSEWHERE}; nothing of the folder was changed
     *         then but modes
     */
    public static void claim(Home home) {
        own(home);
        try {
            place(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same wherever it was made. */
    static void own(Home home) {
        try {
            create(home.var());
            UserPrincipal me = me();
            List<Path> checked = Stream.concat(Stream.of(home.var()), children(home.var()).stream()).toList();
            for (Path each : checked) {
                if (!owner(each).equals(me)) {
                    throw new CodedException(ConfigurationCode.STATE_OF_ANOTHER, each, owner(each).getName());
                }
            }
            if (open(home.var())) {
                LOG.warn("{} was open to other accounts of this machine and is closed now", home.var());
            }
            for (Path each : checked) {
                if (open(each)) {
                    close(each, me);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether an account other than its owner may do anything with it; a link's target counts */
    public static boolean open(Path file) throws IOException {
        return posix(file) && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    }

    /** Makes the folder, closed to others, where it is missing. */
    public static void create(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            if (folder.getParent() != null) {
                Files.createDirectories(folder.getParent());
            }
            if (posix(folder.getParent())) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER));
            } else {
                Files.createDirectory(folder);
            }
        }
    }

    /** Closes it and, where it is a folder, all that is ours in it: whoever came in before may still hold it open. */
    private static void close(Path top, UserPrincipal me) throws IOException {
        restrict(top);
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return visitFile(folder, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isSymbolicLink()) {
                    if (!owner(file).equals(me)) {
                        throw new CodedException(ConfigurationCode.STATE_OF_ANOTHER, file, owner(file).getName());
                    }
                    restrict(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void restrict(Path file) throws IOException {
        Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
        mode.addAll(Files.getPosixFilePermissions(file));
        if (mode.removeAll(OTHERS)) {
            Files.setPosixFilePermissions(file, mode);
        }
    }

    /**
     * The lake's tables, the store's address and the server's name paths and processes. In a copy they are those of the
     * folder that it was copied from, and whoever wrote through them would write there.
     */
    private static void place(Home home) throws IOException {
        Path file = home.var().resolve("place");
        String here = home.var().toRealPath().toString();
        if (!Files.exists(file)) {
            AtomicFile.replace(file, here);
        } else if (!Files.readString(file).equals(here)) {
            throw new CodedException(ConfigurationCode.STATE_ELSEWHERE, home.var(), Files.readString(file));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(child -> !Files.isSymbolicLink(child)).toList();
        }
    }

    /** @return the account that this process writes files as, as the file system names it */
    private static UserPrincipal me() throws IOException {
        Path made = Files.createTempFile("shuqiao-", ".owner");
        try {
            return owner(made);
        } finally {
            Files.delete(made);
        }
    }

    private static UserPrincipal owner(Path file) throws IOException {
        return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
