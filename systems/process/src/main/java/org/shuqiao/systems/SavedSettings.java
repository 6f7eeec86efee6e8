package org.shuqiao.systems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Settings that a system generates at its first start and reuses later: ports and secrets. */
public final class SavedSettings {

    private static final int SECRET_BYTES = 18;

    private SavedSettings() { }

    /** @return the port in {@code folder/port} */
    public static int port(Path folder) throws IOException {
        return port(folder, "port");
    }

    /** @return the port in a file of the folder */
    public static int port(Path folder, String name) throws IOException {
        return Integer.parseInt(in(folder.resolve(name), () -> Integer.toString(FreePort.take())));
    }

    /** @return the secret in a file of the folder, which only this account may read */
    public static String secret(Path folder, String name) throws IOException {
        return in(folder.resolve(name), SavedSettings::random);
    }

    private static String in(Path file, Supplier<String> otherwise) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        if (Files.size(file) == 0) {
            Files.writeString(file, otherwise.get());
        }
        return Files.readString(file).strip();
    }

    private static String random() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
