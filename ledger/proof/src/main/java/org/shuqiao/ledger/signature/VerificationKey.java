package org.shuqiao.ledger.signature;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Named Ed25519 public key in the form {@code name+hash+base64} (C2SP signed-note).
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note, "Verification keys"</a>
 */
public final class VerificationKey {

    /** Bytes of the hash that stands for a key in a signature line. */
    static final int ID_LENGTH = 4;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9./_-]{0,126}[A-Za-z0-9])?");
    private static final byte ED25519 = 0x01;
    private static final int KEY_LENGTH = 32;

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private VerificationKey(String name, byte[] raw) {
        this.name = requireName(name);
        this.raw = raw;
        this.key = publicKey(raw);
    }

    static VerificationKey of(String name, PublicKey key) {
        if (!(key instanceof EdECPublicKey point)) {
            throw new CodedException(LedgerCode.KEY_TEXT, "Ed25519");
        }
        byte[] big = point.getPoint().getY().toByteArray();
        byte[] raw = new byte[KEY_LENGTH];
        for (int i = 0; i < Math.min(big.length, KEY_LENGTH); i++) {
            raw[i] = big[big.length - 1 - i];
        }
        if (point.getPoint().isXOdd()) {
            raw[KEY_LENGTH - 1] |= (byte) 0x80;
        }
        return new VerificationKey(name, raw);
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
        if (bytes.length != 1 + KEY_LENGTH || bytes[0] != ED25519) {
            throw new CodedException(LedgerCode.KEY_TEXT, "Ed25519");
        }
        VerificationKey key = new VerificationKey(parts[0], Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!key.text().equals(text)) {
            throw new CodedException(LedgerCode.KEY_TEXT, "hash");
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** @return the X.509 SubjectPublicKeyInfo of the key, for certificates */
    public byte[] encoded() {
        return key.getEncoded();
    }

    /** @return the first four bytes of {@code SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key)} */
    byte[] id() {
        MessageDigest digest = Sha256.create();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        return Arrays.copyOf(digest.digest(raw), ID_LENGTH);
    }

    /** @return {@code name+hash+base64}, what an auditor writes down */
    public String text() {
        byte[] typed = new byte[1 + KEY_LENGTH];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, KEY_LENGTH);
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /** @return whether the 64 bytes are this key's signature over the message */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;   // not the form of a signature: it verifies nothing
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new CodedException(LedgerCode.KEY_NAME, name.length() > 80 ? name.substring(0, 80) : name);
        }
        return name;
    }

    private static PublicKey publicKey(byte[] raw) {
        byte[] big = new byte[KEY_LENGTH];
        for (int i = 0; i < KEY_LENGTH; i++) {
            big[i] = raw[KEY_LENGTH - 1 - i];
        }
        boolean odd = (big[0] & 0x80) != 0;
        big[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, big));
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
            // a value that is no point of the curve shows only when it is used
            Signature.getInstance("Ed25519").initVerify(key);
            return key;
        } catch (InvalidKeyException | InvalidKeySpecException e) {
            throw new CodedException(LedgerCode.KEY_TEXT, e, "Ed25519");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that && name.equals(that.name) && Arrays.equals(raw, that.raw);
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
