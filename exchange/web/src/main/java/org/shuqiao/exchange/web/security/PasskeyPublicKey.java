package org.shuqiao.exchange.web.security;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.util.Optional;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Reads a passkey's public key as approvals name it: ES256 on P-256, or EdDSA on Ed25519. RSA approves nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9053#section-7">RFC 9053 §7</a>
 */
final class PasskeyPublicKey {

    private static final ObjectConverter CBOR = new ObjectConverter();
    private static final int NUMBER = 32;

    private PasskeyPublicKey() { }

    /** @param name of the resulting key, for example {@code yunzhou/gongan/officer} */
    static Optional<VerificationKey> read(String name, byte[] cose) {
        COSEKey key;
        try {
            key = CBOR.getCborConverter().readValue(cose, COSEKey.class);
        } catch (DataConversionException e) {
            return Optional.empty();
        }
        if (key instanceof EC2COSEKey point && COSEAlgorithmIdentifier.ES256.equals(point.getAlgorithm())
                && point.getX() != null && point.getY() != null
                && point.getX().length == NUMBER && point.getY().length == NUMBER) {
            byte[] bytes = new byte[1 + 2 * NUMBER];
            bytes[0] = 4;
            System.arraycopy(point.getX(), 0, bytes, 1, NUMBER);
            System.arraycopy(point.getY(), 0, bytes, 1 + NUMBER, NUMBER);
            return Optional.of(VerificationKey.of(name, SignatureType.ES256, bytes));
        }
        if (key instanceof EdDSACOSEKey edwards && edwards.getX() != null && edwards.getX().length == NUMBER) {
            return Optional.of(VerificationKey.of(name, SignatureType.ED25519, edwards.getX()));
        }
        return Optional.empty();
    }
}
