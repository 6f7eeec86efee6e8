package org.shuqiao.ledger.signature;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** SM2 key (GB/T 32918.2-2016). Each signature is another one: its random number is fresh. */
public final class Sm2Key implements SoftwareKey {

    private final ECPrivateKeyParameters key;
    private final VerificationKey verification;

    Sm2Key(String name, ECPrivateKeyParameters key) {
        this.key = key;
        this.verification = VerificationKey.of(name, SignatureType.SM2, new FixedPointCombMultiplier()
                .multiply(Sm2Curve.DOMAIN.getG(), key.getD()).getEncoded(false));
    }

    static Sm2Key generate(String name) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(Sm2Curve.DOMAIN, new SecureRandom()));
        return new Sm2Key(name, (ECPrivateKeyParameters) generator.generateKeyPair().getPrivate());
    }

    @Override
    public VerificationKey verification() {
        return verification;
    }

    @Override
    public byte[] sign(byte[] message) {
        SM2Signer signer = Sm2Curve.signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] pkcs8() {
        try {
            return PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
