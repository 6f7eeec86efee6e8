package org.shuqiao.node.people;

import java.util.Arrays;
import java.util.HexFormat;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.error.NodeCode;

/**
 * Reads a passkey's public key as authenticators give it. CTAP2 prescribes one encoding, so its bytes are compared and
 * not parsed: ES256 on P-256, or EdDSA on Ed25519.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9053#section-7">RFC 9053 §7</a>
 */
public final class CoseKey {

    private static final byte[] ES256 = HexFormat.of().parseHex("a5010203262001215820");
    private static final byte[] BETWEEN = HexFormat.of().parseHex("225820");
    private static final byte[] EDDSA = HexFormat.of().parseHex("a4010103272006215820");
    private static final int NUMBER = 32;

    private CoseKey() { }

    /** @param name of the resulting key, for example {@code gongan/officer-passkey} */
    public static VerificationKey read(String name, byte[] cose) {
        if (starts(cose, EDDSA) && cose.length == EDDSA.length + NUMBER) {
            return VerificationKey.of(name, SignatureType.ED25519,
                    Arrays.copyOfRange(cose, EDDSA.length, cose.length));
        }
        int middle = ES256.length + NUMBER;
        if (starts(cose, ES256) && cose.length == middle + BETWEEN.length + NUMBER
                && Arrays.equals(Arrays.copyOfRange(cose, middle, middle + BETWEEN.length), BETWEEN)) {
            byte[] point = new byte[1 + 2 * NUMBER];
            point[0] = 4;
            System.arraycopy(cose, ES256.length, point, 1, NUMBER);
            System.arraycopy(cose, middle + BETWEEN.length, point, 1 + NUMBER, NUMBER);
            return VerificationKey.of(name, SignatureType.ES256, point);
        }
        throw new CodedException(NodeCode.KEY_UNUSABLE, name, "COSE");
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(Arrays.copyOf(bytes, with.length), with);
    }
}
