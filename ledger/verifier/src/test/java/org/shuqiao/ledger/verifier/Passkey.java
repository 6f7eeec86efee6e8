package org.shuqiao.ledger.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.JointApproval;
import org.shuqiao.ledger.act.PasskeyApproval;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.VerificationKey;

/** Authenticator that asserts what a browser passes to it (WebAuthn level 2 §6.3.3). */
final class Passkey {

    private final KeyPair pair;

    Passkey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PasskeyApproval approve(Act act) {
        return sign(act.approved());
    }

    /** One touch for several acts. */
    JointApproval approve(List<Act> acts) {
        List<String> digests = acts.stream().map(Act::digest).toList();
        return new JointApproval(digests, sign(JointApproval.approved(digests)));
    }

    private PasskeyApproval sign(byte[] text) {
        byte[] client = ("{\"type\":\"webauthn.get\",\"challenge\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(text)
                + "\",\"origin\":\"https://exchange.example\"}").getBytes(StandardCharsets.UTF_8);
        byte[] data = Arrays.copyOf(Sha256.of("exchange.example".getBytes(StandardCharsets.UTF_8)), 37);
        data[32] = 0x05;
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(pair.getPrivate());
            signer.update(ByteBuffer.allocate(69).put(data).put(Sha256.of(client)).array());
            byte[] info = pair.getPublic().getEncoded();
            byte[] point = Arrays.copyOfRange(info, info.length - 65, info.length);
            return new PasskeyApproval(VerificationKey.of("minzheng/passkey", SignatureType.ES256, point),
                    PasskeyApproval.Bytes.of(data), PasskeyApproval.Bytes.of(client),
                    PasskeyApproval.Bytes.of(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
