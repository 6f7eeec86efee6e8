package org.shuqiao.nifi.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;

/**
 * Finds JDBC drivers that were given in a folder: {@code conf/drivers/<kind>/*.jar}, the kind as in
 * {@code jdbc:<kind>:…}. Each kind is loaded by itself, so that no driver meets another or the platform's libraries.
 */
final class GivenDrivers {

    private static final String SERVICE = "META-INF/services/java.sql.Driver";

    private GivenDrivers() { }

    /**
     * Driver as a connection pool needs it.
     *
     * @param locations the jars, separated by commas; empty where the worker has the driver itself
     */
    record Given(String className, String locations) { }

    /**
     * @param folder of all drivers
     * @throws CodedException {@code DRIVER_UNUSABLE} if the kind has a folder that holds no driver;
     *     {@code DRIVER_OPEN} where anybody may put code there
     */
    static Optional<Given> find(Optional<String> folder, String url) {
        String[] parts = url.split(":", 3);
        if (folder.isEmpty() || parts.length < 3 || !parts[1].matches("[a-z0-9]+")) {
            return Optional.empty();
        }
        Path own = Path.of(folder.get()).toAbsolutePath().resolve(parts[1]);
        if (!Files.isDirectory(own)) {
            return Optional.empty();
        }
        requireClosed(own.getParent());
        requireClosed(own);
        List<Path> jars = jars(own);
        jars.forEach(GivenDrivers::requireClosed);
        return Optional.of(jars.stream().flatMap(jar -> named(jar).stream()).findFirst()
                .map(name -> new Given(name, String.join(",", jars.stream().map(Path::toString).toList())))
                .orElseThrow(() -> new CodedException(WorkerCode.DRIVER_UNUSABLE, own)));
    }

    private static void requireClosed(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new CodedException(WorkerCode.DRIVER_OPEN, file);
            }
        } catch (IOException e) {
            throw new CodedException(WorkerCode.DRIVER_UNUSABLE, e, file);
        }
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> named(Path jar) {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Path service = zip.getPath(SERVICE);
            return !Files.isRegularFile(service) ? Optional.empty()
                    : Files.readString(service, StandardCharsets.UTF_8).lines()
                            .map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty())
                            .findFirst();
        } catch (IOException | ProviderNotFoundException e) {
            throw new CodedException(WorkerCode.DRIVER_UNUSABLE, e, jar.getParent());
        }
    }
}
