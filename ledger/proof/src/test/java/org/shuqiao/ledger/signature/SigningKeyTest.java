package org.shuqiao.ledger.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {

    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8032 §7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, '', "
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, 72, "
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7, af82, "
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a"})
    void published_vectors(String seed, String message, String signature) {
        SigningKey key = new Ed25519Key("a", new Ed25519PrivateKeyParameters(HEX.parseHex(seed)));

        assertThat(key.sign(HEX.parseHex(message))).isEqualTo(HEX.parseHex(signature));
    }

    @Property(tries = 200)
    void signs_as_the_jdk_does(@ForAll byte[] message) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        SigningKey key = SoftwareKey.ofPkcs8("a", pair.getPrivate().getEncoded());
        Signature jdk = Signature.getInstance("Ed25519");
        jdk.initSign(pair.getPrivate());
        jdk.update(message);

        assertThat(key.sign(message)).isEqualTo(jdk.sign());
        assertThat(key.verification().verifies(message, key.sign(message))).isTrue();
        assertThat(key.verification().encoded()).isEqualTo(pair.getPublic().getEncoded());
    }

    /** GB/T 32918.5-2017, A.2. */
    @Test
    void the_published_signature_of_sm2_verifies_under_its_key() {
        VerificationKey key = VerificationKey.of("a", SignatureType.SM2, HEX.parseHex("04"
                + "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"));
        byte[] message = "message digest".getBytes(StandardCharsets.US_ASCII);
        byte[] signature = HEX.parseHex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");

        assertThat(key.verifies(message, signature)).isTrue();
        signature[40] ^= 1;
        assertThat(key.verifies(message, signature)).isFalse();
        assertThat(key.verifies(message, new byte[0])).isFalse();
    }

    @Property(tries = 50)
    void an_sm2_key_comes_back_from_its_text_and_its_pkcs8(@ForAll byte[] message) {
        SoftwareKey key = SoftwareKey.generate("yunzhou.shuqiao/gongan", SignatureType.SM2);
        SoftwareKey again = SoftwareKey.ofPkcs8("yunzhou.shuqiao/gongan", key.pkcs8());

        assertThat(again.verification()).isEqualTo(key.verification());
        assertThat(VerificationKey.parse(key.verification().text())).isEqualTo(key.verification());
        assertThat(key.verification().verifies(message, again.sign(message))).isTrue();
        assertThat(key.verification().verifies(message, SoftwareKey.generate("x", SignatureType.SM2).sign(message)))
                .isFalse();
    }

    @Test
    void bytes_that_are_no_key_of_their_type_are_refused() {
        for (SignatureType type : SignatureType.values()) {
            for (int length : new int[] {0, 31, 33, 64, 65, 66}) {
                byte[] wrong = new byte[length];
                Arrays.fill(wrong, (byte) 0x5a);
                assertThatThrownBy(() -> VerificationKey.of("a", type, wrong)).hasMessageStartingWith("SQ-LED-0013");
            }
        }
    }
}
