package org.shuqiao.ledger.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
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
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            VerificationKey verification = VerificationKey.of(name,
                    factory.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY"))));
            SigningKey key = new SigningKey((EdECPrivateKey)
                    factory.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY"))), verification);
            if (!verification.verifies(PROBE, key.sign(PROBE))) {
                throw new CodedException(LedgerCode.KEY_FILE, file.getFileName(), "pair");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CodedException(LedgerCode.KEY_FILE, e, file.getFileName(), "PEM");
        }
    }

    /** Writes a new pair: complete and on disk before the file has its name. */
    static void create(Path file) throws IOException {
        KeyPair pair;
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        String pem = pem("PRIVATE KEY", pair.getPrivate().getEncoded()) + pem("PUBLIC KEY", pair.getPublic()
                .getEncoded());
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
