package org.shuqiao.exchange.domain.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.shuqiao.base.digest.KeyedDigest;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.exchange.domain.ExchangeCode;

/**
 * Secret key of this gateway (file {@code gateway.key}, mode 0600, base64 of 32 random bytes). With it the gateway
 * recognizes what it wrote into the store itself. Whoever can only write to the store cannot make such a mark.
 */
public final class GatewayKey {

    private static final String FILE = "gateway.key";
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final KeyedDigest digest;

    private GatewayKey(byte[] key) {
        this.digest = new KeyedDigest(key);
    }

    /** Reads the key of the folder, or creates it on first use. One process holds the folder. */
    public static GatewayKey in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[BYTES];
                new SecureRandom().nextBytes(fresh);
                AtomicFile.replaceSecret(file, Base64.getEncoder().encodeToString(fresh) + "\n");
            }
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new CodedException(ExchangeCode.GATEWAY_KEY, file.getFileName());
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != BYTES) {
                throw new CodedException(ExchangeCode.GATEWAY_KEY, file.getFileName());
            }
            return new GatewayKey(key);
        } catch (IOException | IllegalArgumentException e) {
            throw new CodedException(ExchangeCode.GATEWAY_KEY, e, file.getFileName());
        }
    }

    /** @return 64 hex digits: the keyed digest (HMAC-SHA-256) of the content */
    public String mark(byte[] content) {
        return HexFormat.of().formatHex(digest.of(content));
    }
}
