package org.shuqiao.city.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Store of generated connection secrets in owner-only files, one per name. */
public final class CitySecrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public CitySecrets(Path folder) {
        this.folder = folder;
    }

    /** The value of a name; made by chance the first time and kept. */
    public synchronized String getOrCreate(String name) {
        try {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            var bytes = new byte[16];
            RANDOM.nextBytes(bytes);
            String value = HexFormat.of().formatHex(bytes);
            put(name, value);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a value. */
    public synchronized void put(String name, String value) {
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve("." + name + ".part");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, value);
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
