package org.shuqiao.exchange.platform.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.shuqiao.base.file.AtomicFile;

/** File with a random secret, readable by its owner alone. */
public final class SecretFile {

    private static final int BYTES = 12;

    private SecretFile() { }

    /** @return the secret in the file, which is made when it is not there */
    public static String randomUnlessThere(Path file) throws IOException {
        return randomUnlessThere(file, BYTES);
    }

    /** @return the secret in the file, in hexadecimal; so many random bytes when it is not there */
    public static String randomUnlessThere(Path file, int bytes) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[bytes];
            new SecureRandom().nextBytes(random);
            AtomicFile.replaceSecret(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }
}
