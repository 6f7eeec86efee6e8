package org.shuqiao.systems.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.shuqiao.base.file.DurableFiles;

/**
 * PostgreSQL binaries from Maven Central, or from the folder in {@code POSTGRES_HOME}.
 */
final class PostgresPrograms {

    /** The build takes the one of the machine along. */
    private static final List<String> ARCHIVES = List.of("/postgres-linux-x86_64.txz", "/postgres-linux-arm_64.txz",
            "/postgres-darwin-x86_64.txz", "/postgres-darwin-arm_64.txz");
    private static final int EXECUTABLE = 0111;

    private final Path folder;

    private PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    /**
     * @param folder where they are to stand; laid out beside it and renamed, so a killed try leaves nothing half-done
     */
    static PostgresPrograms in(Path folder) throws IOException {
        String others = System.getenv("POSTGRES_HOME");
        if (others != null && !others.isBlank()) {
            return new PostgresPrograms(Path.of(others));
        }
        if (!Files.isDirectory(folder)) {
            Path next = Files.createTempDirectory(Files.createDirectories(folder.toAbsolutePath().getParent()),
                    "programs-");
            unpack(next);
            DurableFiles.rename(next, folder);
        }
        return new PostgresPrograms(folder);
    }

    private static void unpack(Path folder) throws IOException {
        String carried = ARCHIVES.stream().filter(a -> PostgresPrograms.class.getResource(a) != null).findFirst()
                .orElseThrow(() -> new IOException("no programs of PostgreSQL on the class path; name some with "
                        + "POSTGRES_HOME"));
        try (InputStream archive = PostgresPrograms.class.getResourceAsStream(carried);
                TarArchiveInputStream tar = new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path at = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(at);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(at.getParent());
                    Files.createSymbolicLink(at, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(at.getParent());
                    Files.copy(tar, at);
                    if ((entry.getMode() & EXECUTABLE) != 0) {
                        Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own root is nobody. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }
}
