package org.shuqiao.ledger.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.SignedBlock.OrdererSignature;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.block.wire.Message;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.ChannelTrustRoots;
import org.shuqiao.ledger.signature.ChannelTrustRoots.Organisation;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.PublicKeys;

/** Verification of a recorded block, also with foreign keys or changed content. */
class BlockVerifierTest {

    @Test
    void it_tells_channel_block_orderer_endorsers_and_the_checkpoint() {
        VerifiedBlock facts = BlockVerifier.verify(RecordedNetwork.BLOCK, RecordedNetwork.KEYS);

        assertThat(facts.channel()).isEqualTo("exchange");
        assertThat(facts.number()).isEqualTo(9);
        assertThat(facts.orderers()).containsExactly("orderer1.ordering.shuqiao (OrderingMSP)");
        assertThat(facts.endorsers()).containsExactly("AuthorityMSP", "HostAMSP");
        assertThat(facts.checkpoint().size()).isEqualTo(2);
        assertThat(facts.checkpoint().origin()).isEqualTo("yunzhou/log");
    }

    @Test
    void keys_and_proof_are_written_as_they_were_read() {
        assertThat(RecordedNetwork.proof().bytes()).isEqualTo(RecordedNetwork.BLOCK);
        assertThat(PublicKeys.parse(RecordedNetwork.KEYS.bytes())).isEqualTo(RecordedNetwork.KEYS);
    }

    @Test
    void only_the_roots_that_the_auditor_has_are_believed() {
        UnaryOperator<ChannelTrustRoots> strangeOrderers = roots -> new ChannelTrustRoots(roots.channel(),
                roots.chaincode(),
                roots.authority(), renamed(roots.organisations(), "OrderingMSP"), roots.organisations());
        UnaryOperator<ChannelTrustRoots> strangePeers = roots -> new ChannelTrustRoots(roots.channel(),
                roots.chaincode(), roots.authority(), roots.ordering(), renamed(roots.ordering(), "AuthorityMSP"));

        refused(RecordedNetwork.BLOCK, RecordedNetwork.keys(strangeOrderers), LedgerCode.CERTIFICATE_STRANGE);
        refused(RecordedNetwork.BLOCK, RecordedNetwork.keys(strangePeers), LedgerCode.CERTIFICATE_STRANGE);
        refused(RecordedNetwork.BLOCK, new PublicKeys(RecordedNetwork.KEYS.log(), Map.of()),
                LedgerCode.BLOCK_CHANNEL);
    }

    @Test
    void a_certificate_of_another_role_does_not_stand_for_a_node() {
        refused(RecordedNetwork.BLOCK,
                RecordedNetwork.keys(roots -> new ChannelTrustRoots(roots.channel(), roots.chaincode(),
                        roots.authority(),
                unit(roots.ordering(), "peer"), roots.organisations())), LedgerCode.CERTIFICATE_STRANGE);
        refused(RecordedNetwork.BLOCK,
                RecordedNetwork.keys(roots -> new ChannelTrustRoots(roots.channel(), roots.chaincode(),
                        roots.authority(),
                roots.ordering(), unit(roots.organisations(), "client"))), LedgerCode.CERTIFICATE_STRANGE);
    }

    @Test
    void the_authority_must_have_endorsed_in_this_contract_for_this_log() {
        refused(RecordedNetwork.BLOCK,
                RecordedNetwork.keys(roots -> new ChannelTrustRoots(roots.channel(), roots.chaincode(), "HostBMSP",
                roots.ordering(), roots.organisations())), LedgerCode.ENDORSEMENT_MISSING);
        refused(RecordedNetwork.BLOCK,
                RecordedNetwork.keys(roots -> new ChannelTrustRoots(roots.channel(), "another", roots.authority(),
                roots.ordering(), roots.organisations())), LedgerCode.BLOCK_TRANSACTION);
        PublicKeys strangeLog = new PublicKeys(
                RecordedNetwork.KEYS.history().first().stream().map(DepartmentKey::key).toList(),
                RecordedNetwork.KEYS.history(), List.of(), RecordedNetwork.KEYS.chain());
        refused(RecordedNetwork.BLOCK, strangeLog, LedgerCode.CHECKPOINT_KEY);
    }

    @Test
    void an_unsigned_block_proves_nothing_and_every_signature_counts() throws IOException {
        SignedBlock block = RecordedNetwork.proof().block();
        OrdererSignature signature = block.signatures().getFirst();

        refused(with(block, block.envelopes(), List.of()), LedgerCode.BLOCK_UNSIGNED);
        refused(with(block, block.envelopes(), List.of(signature, new OrdererSignature(signature.header(),
                part(signature.signature(), 1, signature.signature().size())))), LedgerCode.BLOCK_SIGNATURE);
        refused(with(block, block.envelopes(), List.of(new OrdererSignature(signature.header(), mirrored(signature)))),
                LedgerCode.BLOCK_SIGNATURE);
        refused(with(block, block.envelopes(), List.of(new OrdererSignature(Bytes.EMPTY, signature.signature()))),
                LedgerCode.BLOCK_FORM);
    }

    @Test
    void no_bit_of_an_orderers_signature_or_name_can_change() {
        SignedBlock block = RecordedNetwork.proof().block();
        OrdererSignature signature = block.signatures().getFirst();
        for (int bit = 0; bit < signature.signature().size() * 8; bit++) {
            refused(with(block, block.envelopes(), List.of(new OrdererSignature(signature.header(),
                    flipped(signature.signature(), bit)))), LedgerCode.BLOCK_SIGNATURE);
        }
        for (int bit = 0; bit < signature.header().size() * 8; bit += 3) {
            byte[] file = with(block, block.envelopes(), List.of(new OrdererSignature(flipped(signature.header(), bit),
                    signature.signature())));
            assertThatThrownBy(() -> BlockVerifier.verify(file, RecordedNetwork.KEYS))
                    .isInstanceOf(CodedException.class);
        }
    }

    private static Bytes part(Bytes bytes, int begin, int end) {
        return Bytes.copyOf(Arrays.copyOfRange(bytes.toByteArray(), begin, end));
    }

    private static Bytes flipped(Bytes bytes, int bit) {
        byte[] changed = bytes.toByteArray();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.copyOf(changed);
    }

    @Test
    void the_hash_over_all_envelopes_does_not_hide_where_each_one_ends() {
        SignedBlock block = RecordedNetwork.proof().block();
        Bytes only = block.envelopes().getFirst();
        List<Bytes> padded = new ArrayList<>(block.envelopes());
        padded.add(Bytes.EMPTY);

        refused(with(block, padded, block.signatures()), LedgerCode.BLOCK_FORM);
        refused(with(block, List.of(part(only, 0, 10), part(only, 10, only.size())), block.signatures()),
                LedgerCode.BLOCK_FORM);
        refused(with(block, List.of(only, only), block.signatures()), LedgerCode.BLOCK_DATA);
        assertThat(with(block, block.envelopes(), block.signatures())).isEqualTo(RecordedNetwork.BLOCK);
    }

    @Test
    void what_is_no_proof_is_said_so() {
        String text = new String(RecordedNetwork.BLOCK, StandardCharsets.UTF_8);

        refused(new byte[0], LedgerCode.FILE_CUT);
        refused("{}".getBytes(StandardCharsets.UTF_8), LedgerCode.FILE_SHAPE);
        refused(new byte[BlockProof.MAX_BYTES + 1], LedgerCode.FILE_TOO_LARGE);
        refused(text.replace("\"v\":1", "\"v\":2").getBytes(StandardCharsets.UTF_8), LedgerCode.FILE_VERSION);
        refused(text.replace("\"transaction\":0", "\"transaction\":1").getBytes(StandardCharsets.UTF_8),
                LedgerCode.FILE_SHAPE);
        refused((text + "\n").getBytes(StandardCharsets.UTF_8), LedgerCode.FILE_NOT_CANONICAL);
    }

    private static List<Organisation> renamed(List<Organisation> organisations, String msp) {
        return organisations.stream().map(o -> new Organisation(msp, o.roots(), o.intermediates(), o.unit())).toList();
    }

    private static List<Organisation> unit(List<Organisation> organisations, String unit) {
        return organisations.stream()
                .map(o -> new Organisation(o.msp(), o.roots(), o.intermediates(), Optional.of(unit))).toList();
    }

    private static byte[] with(SignedBlock block, List<Bytes> envelopes, List<OrdererSignature> signatures) {
        return new BlockProof("exchange", new SignedBlock(block.number(), block.previous(), block.data(), envelopes,
                block.signed(), signatures), 0).bytes();
    }

    /** The other value that satisfies the same equation, which Fabric refuses too. */
    private static Bytes mirrored(OrdererSignature signature) throws IOException {
        BigInteger order =
                ((ECPublicKey) SigningIdentity.parse(Message.read(signature.header(), FabricTypes.SIGNATURE_HEADER)
                        .bytes("creator"), msp -> new CodedException(LedgerCode.BLOCK_SIGNATURE, 0, msp))
                .certificate().getPublicKey()).getParams().getOrder();
        BigInteger[] values = StandardDSAEncoding.INSTANCE.decode(order, signature.signature().toByteArray());
        return Bytes.copyOf(StandardDSAEncoding.INSTANCE.encode(order, values[0], order.subtract(values[1])));
    }

    private static void refused(byte[] file, LedgerCode code) {
        refused(file, RecordedNetwork.KEYS, code);
    }

    private static void refused(byte[] file, PublicKeys keys, LedgerCode code) {
        assertThatThrownBy(() -> BlockVerifier.verify(file, keys))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
