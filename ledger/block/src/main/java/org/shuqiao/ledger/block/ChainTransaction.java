package org.shuqiao.ledger.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/**
 * A transaction that calls a contract, taken apart.
 *
 * @param envelope payload and the submitter's signature
 * @param header whose channel header names the channel
 * @param proposal what was asked of the contract, as far as it is in the block
 * @param answer what the endorsers signed, each together with its own identity
 * @param action the contract's answer and what it writes, read from {@code answer}
 */
record ChainTransaction(Envelope envelope, Payload payload, ChannelHeader header, SignatureHeader submitter,
        ByteString proposal, ByteString answer, ByteString proposalHash, ChaincodeAction action, List<Endorsement> endorsements) {

    /** @return nothing for a transaction of another kind, such as a configuration */
    static Optional<ChainTransaction> parse(ByteString bytes) throws InvalidProtocolBufferException {
        Envelope envelope = Envelope.parseFrom(bytes);
        Payload payload = Payload.parseFrom(envelope.getPayload());
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            return Optional.empty();
        }
        List<TransactionAction> actions = Transaction.parseFrom(payload.getData()).getActionsList();
        if (actions.size() != 1) {
            return Optional.empty(); // Fabric itself takes no other number
        }
        ChaincodeActionPayload action = ChaincodeActionPayload.parseFrom(actions.getFirst().getPayload());
        ByteString answer = action.getAction().getProposalResponsePayload();
        ProposalResponsePayload response = ProposalResponsePayload.parseFrom(answer);
        return Optional.of(new ChainTransaction(envelope, payload, header,
                SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader()), action.getChaincodeProposalPayload(),
                answer, response.getProposalHash(), ChaincodeAction.parseFrom(response.getExtension()),
                action.getAction().getEndorsementsList()));
    }

    /** @return whether the endorsers answered this proposal, on this channel, of this submitter */
    boolean answersItsProposal() {
        ByteString asked = ChannelHash.of(payload.getHeader().getChannelHeader(),
                payload.getHeader().getSignatureHeader(), proposal);
        String id = HexFormat.of().formatHex(
                ChannelHash.of(submitter.getNonce(), submitter.getCreator()).toByteArray());
        return asked.equals(proposalHash) && id.equals(header.getTxId());
    }
}
