package org.shuqiao.exchange.platform.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.shuqiao.base.digest.KeyedDigest;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.standards.source.SecretResolver;

/**
 * Key of the back-ups of one folder. From it come a key that encrypts (AES-256-GCM, a random nonce each time) and one
 * that names pieces by a keyed digest, so that the names tell nothing of what is in them.
 */
public final class BackupKey {

    /** Name of the secret that holds it, where no file is named. */
    public static final String SECRET = "SHUQIAO_BACKUP_KEY";

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final KeyedDigest names;
    private final SecretKeySpec encryption;

    private BackupKey(byte[] secret) {
        KeyedDigest derive = new KeyedDigest(secret);
        this.names = new KeyedDigest(derive.of("names".getBytes(StandardCharsets.US_ASCII)));
        this.encryption = new SecretKeySpec(derive.of("encryption".getBytes(StandardCharsets.US_ASCII)), "AES");
    }

    /** @throws CodedException {@code KEY_MISSING} where neither the file nor the secret is a key */
    public static BackupKey of(Optional<Path> file, Home home) {
        String text;
        try {
            text = file.isPresent() ? Files.readString(file.get())
                    : SecretResolver.of(home.secrets()).secret(SECRET);
        } catch (IOException | CodedException e) {
            throw new CodedException(BackupCode.KEY_MISSING, e);
        }
        if (!FORM.matcher(text.strip()).matches()) {
            throw new CodedException(BackupCode.KEY_MISSING);
        }
        return new BackupKey(HexFormat.of().parseHex(text.strip()));
    }

    /** @return 64 hex digits for a piece, the same for the same content */
    String name(byte[] content) {
        return names.hex(content);
    }

    /** @param name bound to the content, so that one piece cannot stand for another */
    byte[] encrypt(String name, byte[] content) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(content);
            return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** @return the content; nothing where key, name and bytes do not belong together */
    Optional<byte[]> decrypt(String name, byte[] sealed) {
        if (sealed.length < NONCE) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 0, nonce, 0, NONCE);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, name).doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "BackupKey[]";
    }
}
