package org.shuqiao.node.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.signature.VerificationKey;

/** A passkey's public key is read from the one form that authenticators give. */
class CoseKeyTest {

    @Test
    void theKeyThatIsReadVerifiesWhatTheAuthenticatorSigns() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        ECPublicKey point = (ECPublicKey) pair.getPublic();
        byte[] cose = HexFormat.of().parseHex("a5010203262001215820" + hex(point.getW().getAffineX().toByteArray())
                + "225820" + hex(point.getW().getAffineY().toByteArray()));
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update(cose);

        VerificationKey key = CoseKey.read("yunzhou/gongan/officer", cose);

        assertThat(key.verifies(cose, signer.sign())).isTrue();
        for (int i = 0; i < 10; i++) {
            byte[] changed = cose.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> CoseKey.read("yunzhou/gongan/officer", changed))
                    .isInstanceOf(CodedException.class);
        }
        assertThatThrownBy(() -> CoseKey.read("yunzhou/gongan/officer", Arrays.copyOf(cose, cose.length - 1)))
                .isInstanceOf(CodedException.class);
    }

    private static String hex(byte[] number) {
        byte[] bytes = new byte[32];
        int length = Math.min(number.length, bytes.length);
        System.arraycopy(number, number.length - length, bytes, bytes.length - length, length);
        return HexFormat.of().formatHex(bytes);
    }
}
