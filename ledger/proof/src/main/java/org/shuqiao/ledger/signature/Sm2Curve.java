package org.shuqiao.ledger.signature;

import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * Curve of SM2 (GB/T 32918.5-2017). A signer is known by the identity {@code 1234567812345678} (GM/T 0009-2012 §10).
 */
final class Sm2Curve {

    static final int SIGNATURE_LENGTH = 64;
    static final ECNamedDomainParameters DOMAIN = new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1,
            GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));

    private Sm2Curve() { }

    /** @return a signer whose signatures are {@code r ‖ s}; its identity is the usual one unless another is given */
    static SM2Signer signer() {
        return new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    }
}
