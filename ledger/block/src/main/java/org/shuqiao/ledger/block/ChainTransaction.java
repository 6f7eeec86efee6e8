package org.shuqiao.ledger.block;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.block.wire.Message;

/**
 * Parsed Fabric transaction that calls a contract.
 *
 * @param headers who submitted it, and what to which channel
 * @param proposal what was asked of the contract, as far as it is in the block
 * @param answer what the endorsers signed, each together with its own identity
 * @param action the contract's answer and what it writes, read from {@code answer}
 */
record ChainTransaction(Headers headers, Bytes proposal, Bytes answer, Bytes proposalHash, Message action,
        List<Endorsement> endorsements) {

    ChainTransaction {
        endorsements = List.copyOf(endorsements);
    }

    /**
     * Both headers, as they stand in the payload and taken apart.
     *
     * @param channelHeader names the channel and the transaction
     * @param signatureHeader names the submitter
     */
    record Headers(Bytes channelHeader, Bytes signatureHeader, Message channel, Message submitter) {

        static Headers of(Message payload) {
            Bytes channel = payload.message("header").bytes("channel_header");
            Bytes submitter = payload.message("header").bytes("signature_header");
            return new Headers(channel, submitter, Message.read(channel, FabricTypes.CHANNEL_HEADER),
                    Message.read(submitter, FabricTypes.SIGNATURE_HEADER));
        }
    }

    /** @param endorser the identity of the peer that signed */
    record Endorsement(Bytes endorser, Bytes signature) {

        private static Endorsement of(Message endorsement) {
            return new Endorsement(endorsement.bytes("endorser"), endorsement.bytes("signature"));
        }
    }

    /**
     * @return nothing for a transaction of another kind, such as a configuration
     * @throws CodedException {@code BLOCK_FORM}
     */
    static Optional<ChainTransaction> parse(Bytes bytes) {
        Message payload = SignedEnvelope.parse(bytes).content();
        if (kind(payload) != FabricTypes.CONTRACT_CALL) {
            return Optional.empty();
        }
        List<Message> actions = Message.read(payload.bytes("data"), FabricTypes.TRANSACTION).allMessages("actions");
        if (actions.size() != 1) {
            return Optional.empty(); // Fabric itself takes no other number
        }
        Message action = Message.read(actions.getFirst().bytes("payload"), FabricTypes.ACTION_PAYLOAD);
        Message endorsed = action.message("action");
        Bytes answer = endorsed.bytes("proposal_response_payload");
        Message response = Message.read(answer, FabricTypes.RESPONSE_PAYLOAD);
        return Optional.of(new ChainTransaction(Headers.of(payload), action.bytes("chaincode_proposal_payload"), answer,
                response.bytes("proposal_hash"), Message.read(response.bytes("extension"), FabricTypes.ACTION),
                endorsed.allMessages("endorsements").stream().map(Endorsement::of).toList()));
    }

    /** @return the kind that its channel header tells. @throws CodedException {@code BLOCK_FORM} */
    static long kind(Message payload) {
        return Message.read(payload.message("header").bytes("channel_header"), FabricTypes.CHANNEL_HEADER)
                .number("type");
    }

    String channel() {
        return headers.channel().text("channel_id");
    }

    /** @return whether the endorsers answered this proposal, on this channel, of this submitter */
    boolean answersItsProposal() {
        Bytes asked = ChannelHash.of(headers.channelHeader(), headers.signatureHeader(), proposal);
        Bytes id = ChannelHash.of(headers.submitter().bytes("nonce"), headers.submitter().bytes("creator"));
        return asked.equals(proposalHash) && HexFormat.of().formatHex(id.toByteArray())
                .equals(headers.channel().text("tx_id"));
    }
}
