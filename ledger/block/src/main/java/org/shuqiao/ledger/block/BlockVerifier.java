package org.shuqiao.ledger.block;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.SignedBlock.OrdererSignature;
import org.shuqiao.ledger.block.wire.Message;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.CheckpointSignatures;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.ChannelTrustRoots;
import org.shuqiao.ledger.signature.PublicKeys;

/**
 * Verifies a block proof offline, from the anchored checkpoint to the orderers' signatures. An orderer signs which
 * transactions stand in which order, not which of them are valid: peers decide that, and their verdict is signed by
 * nobody. Therefore the transaction's endorsements are verified here as well. What stays unproven is that no other
 * transaction of the same moment overtook it; for an anchor that costs nothing, since the checkpoint was there to be
 * endorsed and ordered in any case.
 */
public final class BlockVerifier {

    private BlockVerifier() { }

    /** @throws CodedException what is wrong with the file, or that the keys know no such channel */
    public static VerifiedBlock verify(byte[] file, PublicKeys keys) {
        BlockProof proof = BlockProof.parse(file);
        ChannelTrustRoots roots = keys.chain().filter(known -> known.channel().equals(proof.channel()))
                .orElseThrow(() -> new CodedException(LedgerCode.BLOCK_CHANNEL, plain(proof.channel())));
        SignedBlock block = proof.block();
        if (!block.holds()) {
            throw new CodedException(LedgerCode.BLOCK_DATA, block.number());
        }
        block.envelopes().forEach(SignedEnvelope::requireOneSpelling);
        List<String> orderers = orderers(block, roots);
        ChainTransaction transaction = transaction(proof);
        Checkpoint checkpoint = checkpoint(proof, transaction, roots);
        CheckpointSignatures.verify(checkpoint, keys);
        List<String> endorsers = EndorsementCheck.endorsers(block.number(), transaction, roots);
        return new VerifiedBlock(proof.channel(), block.number(), block.previous(), block.hash(), checkpoint, orderers,
                endorsers);
    }

    private static List<String> orderers(SignedBlock block, ChannelTrustRoots roots) {
        List<String> orderers = new ArrayList<>();
        for (OrdererSignature signature : block.signatures()) {
            Function<String, CodedException> unsigned =
                    msp -> new CodedException(LedgerCode.BLOCK_SIGNATURE, block.number(), msp);
            SigningIdentity orderer = SigningIdentity.parse(
                    Message.read(signature.header(), FabricTypes.SIGNATURE_HEADER).bytes("creator"), unsigned);
            if (!orderer.signed(block.signed().concat(signature.header()).concat(block.header()),
                    signature.signature())) {
                throw unsigned.apply(orderer.shown());
            }
            CertificateChainCheck.require(orderer, roots.ordering());
            orderers.add(plain(orderer.name()) + " (" + orderer.shown() + ")");
        }
        if (orderers.isEmpty()) {
            throw new CodedException(LedgerCode.BLOCK_UNSIGNED, block.number());
        }
        return orderers;
    }

    private static ChainTransaction transaction(BlockProof proof) {
        return ChainTransaction.parse(proof.block().envelopes().get(proof.transaction()))
                .orElseThrow(() -> anchorsNothing(proof, "type"));
    }

    private static Checkpoint checkpoint(BlockProof proof, ChainTransaction transaction, ChannelTrustRoots roots) {
        if (!transaction.channel().equals(proof.channel())) {
            throw anchorsNothing(proof, "channel");
        }
        if (!transaction.answersItsProposal()) {
            throw anchorsNothing(proof, "proposal");
        }
        return AnchorReader.in(transaction, roots.chaincode()).orElseThrow(() -> anchorsNothing(proof, "checkpoint"));
    }

    private static CodedException anchorsNothing(BlockProof proof, String why) {
        return new CodedException(LedgerCode.BLOCK_TRANSACTION, proof.block().number(), proof.transaction(), why);
    }

    /** A text in a file from anyone is shown short and plain. */
    private static String plain(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._-]", "?");
        return plain.length() > 80 ? plain.substring(0, 80) : plain;
    }
}
