package org.shuqiao.ledger.signature;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/** ECDSA on P-256 with SHA-256 (WebAuthn level 2 §6.5.6: the signature is ASN.1 DER), by the JDK. */
final class Es256Check implements KeyCheck {

    private static final int HALF = 32;

    private final PublicKey key;

    Es256Check(byte[] point) {
        this.key = publicKey(point);
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;   // not the form of a signature: it verifies nothing
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] encoded() {
        return key.getEncoded();
    }

    private static PublicKey publicKey(byte[] point) {
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + HALF));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + HALF, point.length));
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
            if (point[0] != 4 || !onCurve(x, y, curve)) {
                throw new CodedException(LedgerCode.KEY_TEXT, "ES256");
            }
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
        } catch (InvalidKeySpecException e) {
            throw new CodedException(LedgerCode.KEY_TEXT, e, "ES256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean onCurve(BigInteger x, BigInteger y, ECParameterSpec curve) {
        BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
        return x.compareTo(p) < 0 && y.compareTo(p) < 0
                && y.multiply(y).subtract(x.multiply(x).multiply(x))
                .subtract(curve.getCurve().getA().multiply(x)).subtract(curve.getCurve().getB()).mod(p).signum() == 0;
    }
}
