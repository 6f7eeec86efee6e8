package org.shuqiao.ledger.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.ledger.signature.VerificationKey;

class SignedActTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-22T23:10:00.123+08:00");

    private final SigningKey person = SoftwareKey.generate("yunzhou.shuqiao/gongan/zhangwei", SignatureType.ED25519);
    private final SigningKey department = SoftwareKey.generate("yunzhou.shuqiao/gongan", SignatureType.ED25519);

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "SM2"})
    void what_a_person_approved_and_the_department_signed_verifies(SignatureType type) {
        SigningKey key = SoftwareKey.generate("yunzhou.shuqiao/gongan", type);
        SigningKey officer = SoftwareKey.generate("yunzhou.shuqiao/gongan/zhangwei", type);
        Act act = grant();

        SignedAct read = SignedAct.parse(SignedAct.sign(act, Approval.keyFile(act, officer), key).bytes());

        assertThat(read.verify(keys(key, Custody.NODE)).custody()).isEqualTo(Custody.NODE);
        assertThat(read.act()).isEqualTo(act);
        assertThat(read.act().follows()).contains(new ActReference("D-2026-000001", Sha256.tagged("decision")));
    }

    @Test
    void an_act_has_one_spelling() {
        byte[] bytes = grant().bytes();

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("{\"body\":{\"follows\":{\"digest\":\""
                + Sha256.tagged("decision") + "\",\"id\":\"D-2026-000001\"},\"policy\":{\"rows\":500}},"
                + "\"department\":\"gongan\",\"id\":\"G-2026-000001\",\"kind\":\"grant\",\"person\":\"zhangwei\","
                + "\"shown\":\"" + Sha256.tagged("words") + "\",\"time\":\"2026-11-22T23:10:00.123+08:00\",\"v\":1}");
        assertThat(Act.parse(bytes)).isEqualTo(grant());
        assertThatThrownBy(() -> Act.parse((" " + new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8))).hasMessageStartingWith("SQ-LED-0025");
    }

    @Test
    void a_change_of_act_approval_or_signature_shows() {
        Act act = grant();
        SignedAct signed = SignedAct.sign(act, Approval.keyFile(act, person), department);
        ObjectNode body = act.body();
        body.withObject("/policy").put("rows", 501);
        Act other = new Act(act.kind(), act.id(), act.department(), act.person(), act.time(), act.shown(), body);

        refused(new SignedAct(other, signed.approval(), signed.key(), signed.signature()), "SQ-LED-0083");
        refused(new SignedAct(act, Approval.session(), signed.key(), signed.signature()), "SQ-LED-0083");
        refused(SignedAct.sign(other, signed.approval(), department), "SQ-LED-0084");
        refused(SignedAct.sign(act, Approval.session(), department), "SQ-LED-0084");
        refused(SignedAct.sign(act, signed.approval(),
                SoftwareKey.generate("yunzhou.shuqiao/gongan", SignatureType.ED25519)), "SQ-LED-0080");
    }

    @Test
    void a_session_is_enough_where_the_platform_holds_the_key_and_says_so() {
        SignedAct signed = SignedAct.sign(grant(), Approval.session(), department);

        assertThat(signed.verify(keys(department, Custody.HOSTED)).custody()).isEqualTo(Custody.HOSTED);
    }

    @Test
    void a_passkey_approves_what_its_challenge_says() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair passkey = generator.generateKeyPair();
        Act act = grant();

        SignedAct good = SignedAct.sign(act, assertion(passkey, act.approved(), 0x05), department);
        assertThat(SignedAct.parse(good.bytes())).isEqualTo(good);
        assertThat(good.verify(keys(department, Custody.NODE)).custody()).isEqualTo(Custody.NODE);
        byte[] another = Sha256.tagged("another").getBytes(StandardCharsets.UTF_8);
        refused(SignedAct.sign(act, assertion(passkey, another, 0x05), department), "SQ-LED-0084");
        refused(SignedAct.sign(act, assertion(passkey, act.approved(), 0x01), department), "SQ-LED-0084");
    }

    @Test
    void fields_of_another_form_are_refused() {
        byte[] good = SignedAct.sign(grant(), Approval.session(), department).bytes();
        String text = new String(good, StandardCharsets.UTF_8);

        for (String wrong : List.of(text.replace("\"grant\"", "\"gift\""), text.replace("\"gongan\"", "\"GA\""),
                text.replace("\"session\"", "\"trust me\""), text.replace("G-2026-000001", "G 1"),
                text.replace("\"v\":1}", "\"v\":2}"), text.replace("+08:00", "Z"),
                text.replace("{\"method\"", "{\"a\":1,\"method\""))) {
            assertThatThrownBy(() -> SignedAct.parse(wrong.getBytes(StandardCharsets.UTF_8)))
                    .hasMessageStartingWith("SQ-LED-00");
        }
    }

    private static Act grant() {
        ObjectNode body = CanonicalJson.object();
        body.set("follows", new ActReference("D-2026-000001", Sha256.tagged("decision")).tree());
        body.putObject("policy").put("rows", 500);
        return new Act(ActKind.GRANT, "G-2026-000001", "gongan", "zhangwei", TIME, Sha256.tagged("words"), body);
    }

    private static Approval assertion(KeyPair passkey, byte[] challenge, int flags) throws GeneralSecurityException {
        byte[] point = new byte[65];
        byte[] info = passkey.getPublic().getEncoded();
        System.arraycopy(info, info.length - 65, point, 0, 65);
        byte[] client = ("{\"type\":\"webauthn.get\",\"challenge\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(challenge)
                + "\",\"origin\":\"https://exchange.example\"}").getBytes(StandardCharsets.UTF_8);
        byte[] data = Arrays.copyOf(Sha256.of("exchange.example".getBytes(StandardCharsets.UTF_8)), 37);
        data[32] = (byte) flags;
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(passkey.getPrivate());
        signer.update(ByteBuffer.allocate(69).put(data).put(Sha256.of(client)).array());
        return new PasskeyApproval(VerificationKey.of("gongan/zhangwei", SignatureType.ES256, point),
                PasskeyApproval.Bytes.of(data), PasskeyApproval.Bytes.of(client),
                PasskeyApproval.Bytes.of(signer.sign()));
    }

    private static KeyHistory keys(SigningKey key, Custody custody) {
        return new KeyHistory(Map.of("gongan", List.of(new DepartmentKey(key.verification(), custody,
                TIME.minusDays(1), Optional.empty(), Optional.empty(), Optional.empty()))));
    }

    private void refused(SignedAct act, String code) {
        assertThatThrownBy(() -> act.verify(keys(department, Custody.NODE))).hasMessageStartingWith(code);
    }
}
