package org.shuqiao.ledger.signature;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/** SM2 with SM3 (GB/T 32918.2-2016, GB/T 32905-2016), by Bouncy Castle: the JDK has no SM2. */
final class Sm2Check implements KeyCheck {

    private final byte[] point;
    private final ECPublicKeyParameters key;

    Sm2Check(byte[] point) {
        this.point = point;
        try {
            this.key = new ECPublicKeyParameters(Sm2Curve.DOMAIN.getCurve().decodePoint(point), Sm2Curve.DOMAIN);
        } catch (IllegalArgumentException e) {
            throw new CodedException(LedgerCode.KEY_TEXT, e, "SM2");
        }
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        if (signature.length != Sm2Curve.SIGNATURE_LENGTH) {
            return false;
        }
        var verifier = Sm2Curve.signer();
        verifier.init(false, key);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    @Override
    public byte[] encoded() {
        ASN1EncodableVector algorithm = new ASN1EncodableVector();
        algorithm.add(X9ObjectIdentifiers.id_ecPublicKey);
        algorithm.add(GMObjectIdentifiers.sm2p256v1);
        ASN1EncodableVector info = new ASN1EncodableVector();
        info.add(new DERSequence(algorithm));
        info.add(new DERBitString(point));
        try {
            return new DERSequence(info).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
