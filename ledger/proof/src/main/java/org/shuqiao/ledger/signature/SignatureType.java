package org.shuqiao.ledger.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Algorithm of a key, named by the bytes that stand before the key in its text (C2SP signed-note, "Signatures").
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
public enum SignatureType {

    /** Ed25519 (RFC 8032): the key has 32 bytes, a signature 64. */
    ED25519(new byte[] {0x01}, 32),
    /** A witness's cosignature (C2SP tlog-cosignature v1): an Ed25519 key; a signature is 8 bytes of time and 64. */
    COSIGNATURE(new byte[] {0x04}, 32),
    /** SM2 with SM3 (GB/T 32918.2-2016): the key is {@code 04 ‖ x ‖ y}, a signature {@code r ‖ s}, 64 bytes. */
    SM2(named("sm2-sm3"), 65),
    /** ECDSA on P-256 with SHA-256, as passkeys sign: the key is {@code 04 ‖ x ‖ y}, a signature ASN.1 DER. */
    ES256(named("es256"), 65);

    private final byte[] prefix;
    private final int keyLength;

    SignatureType(byte[] prefix, int keyLength) {
        this.prefix = prefix;
        this.keyLength = keyLength;
    }

    /** @return the bytes before the key; a type without an assigned byte has 0xFF and its name */
    byte[] prefix() {
        return prefix;
    }

    /** @return the type whose prefix and length these typed bytes have */
    static Optional<SignatureType> of(byte[] typed) {
        return Arrays.stream(values())
                .filter(type -> typed.length == type.prefix.length + type.keyLength
                        && Arrays.equals(type.prefix, Arrays.copyOf(typed, type.prefix.length)))
                .findFirst();
    }

    /** Reads a public key's bytes; those that are no key of this type are refused. */
    KeyCheck check(byte[] key) {
        return switch (this) {
            case ED25519 -> new Ed25519Check(key);
            case COSIGNATURE -> new CosignatureCheck(new Ed25519Check(key));
            case SM2 -> new Sm2Check(key);
            case ES256 -> new Es256Check(key);
        };
    }

    private static byte[] named(String name) {
        byte[] bytes = (" " + name).getBytes(StandardCharsets.US_ASCII);
        bytes[0] = (byte) 0xff;
        return bytes;
    }
}
