package org.shuqiao.ledger.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Named public key in the form {@code name+hash+base64} (C2SP signed-note). The base64 is the algorithm's bytes, then
 * the key's.
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note, "Verification keys"</a>
 */
public final class VerificationKey {

    /** Bytes of the hash that stands for a key in a signature line. */
    static final int ID_LENGTH = 4;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9./_-]{0,126}[A-Za-z0-9])?");

    private final String name;
    private final SignatureType type;
    private final byte[] raw;
    private final KeyCheck check;

    private VerificationKey(String name, SignatureType type, byte[] raw) {
        this.name = requireName(name);
        this.type = type;
        this.raw = raw;
        this.check = type.check(raw);
    }

    /** @param key the bytes that {@link SignatureType} says, for example the 32 of Ed25519 */
    public static VerificationKey of(String name, SignatureType type, byte[] key) {
        byte[] typed = typed(type, key);
        if (!SignatureType.of(typed).equals(Optional.of(type))) {
            throw new CodedException(LedgerCode.KEY_TEXT, type.name());
        }
        return new VerificationKey(name, type, key.clone());
    }

    /** Reads {@code name+hash+base64}; a hash that does not belong to name and key is refused. */
    public static VerificationKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new CodedException(LedgerCode.KEY_TEXT, "name+hash+base64");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw new CodedException(LedgerCode.KEY_TEXT, "base64");
        }
        SignatureType type = SignatureType.of(bytes)
                .orElseThrow(() -> new CodedException(LedgerCode.KEY_TEXT, "Ed25519, SM2, ES256"));
        VerificationKey key = new VerificationKey(parts[0], type,
                Arrays.copyOfRange(bytes, type.prefix().length, bytes.length));
        if (!key.text().equals(text)) {
            throw new CodedException(LedgerCode.KEY_TEXT, "hash");
        }
        return key;
    }

    public String name() {
        return name;
    }

    public SignatureType type() {
        return type;
    }

    /** @return {@code name+hash}, which names the key where the reader has a list of keys */
    public String shortText() {
        return name + "+" + hash();
    }

    /** @return the eight hex digits of its short text */
    public String hash() {
        return HexFormat.of().formatHex(id());
    }

    /** @return the X.509 SubjectPublicKeyInfo of the key, for certificates */
    public byte[] encoded() {
        return check.encoded();
    }

    /** @return the same Ed25519 key as a witness's, whose signatures are {@link Cosignature}s */
    public VerificationKey asWitness() {
        return switch (type) {
            case ED25519 -> new VerificationKey(name, SignatureType.COSIGNATURE, raw);
            case COSIGNATURE -> this;
            case SM2, ES256 -> throw new CodedException(LedgerCode.KEY_TEXT, "Ed25519");
        };
    }

    /** @return the Ed25519 key of a witness, as which it signs other things than checkpoints */
    public VerificationKey asSigner() {
        return type == SignatureType.COSIGNATURE ? new VerificationKey(name, SignatureType.ED25519, raw) : this;
    }

    /** @return the first four bytes of {@code SHA-256(name ‖ 0x0A ‖ type ‖ key)} */
    byte[] id() {
        MessageDigest digest = Sha256.create();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(type.prefix());
        return Arrays.copyOf(digest.digest(raw), ID_LENGTH);
    }

    /** @return {@code name+hash+base64}, what an auditor writes down */
    public String text() {
        return shortText() + "+" + Base64.getEncoder().encodeToString(typed(type, raw));
    }

    /** @return whether the bytes are this key's signature over the message */
    public boolean verifies(byte[] message, byte[] signature) {
        return check.verifies(message, signature);
    }

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new CodedException(LedgerCode.KEY_NAME, name.length() > 80 ? name.substring(0, 80) : name);
        }
        return name;
    }

    private static byte[] typed(SignatureType type, byte[] key) {
        byte[] typed = Arrays.copyOf(type.prefix(), type.prefix().length + key.length);
        System.arraycopy(key, 0, typed, type.prefix().length, key.length);
        return typed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that && name.equals(that.name) && type == that.type
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return text();
    }
}
