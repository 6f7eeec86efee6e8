package org.shuqiao.ledger.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.ledger.error.LedgerCode;

/** PEM file of one key pair: the PKCS#8 private key, then the public key. */
final class KeyFile {

    private static final byte[] PROBE = "shuqiao key file".getBytes(StandardCharsets.UTF_8);
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() { }

    static SigningKey read(Path file, String name) throws IOException {
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new CodedException(LedgerCode.KEY_MODE, file.getFileName());
        }
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            SoftwareKey key = SoftwareKey.ofPkcs8(name, block(pem, "PRIVATE KEY"));
            if (!Arrays.equals(key.verification().encoded(), block(pem, "PUBLIC KEY"))
                    || !key.verification().verifies(PROBE, key.sign(PROBE))) {
                throw new CodedException(LedgerCode.KEY_FILE, file.getFileName(), "pair");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new CodedException(LedgerCode.KEY_FILE, e, file.getFileName(), "PEM");
        }
    }

    /** Writes a new pair: complete and on disk before the file has its name. */
    static void create(Path file) throws IOException {
        SoftwareKey key = SoftwareKey.generate("new", SignatureType.ED25519);
        String pem = pem("PRIVATE KEY", key.pkcs8()) + pem("PUBLIC KEY", key.verification().encoded());
        AtomicFile.replaceSecret(file, pem);
    }

    private static byte[] block(String pem, String type) {
        String begin = "-----BEGIN " + type + "-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf("-----END " + type + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("block missing");
        }
        return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    }

    private static String pem(String type, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }
}
