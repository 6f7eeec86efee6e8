package org.shuqiao.ledger.block;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.shuqiao.ledger.block.wire.MessageType;

/** A kind of message that is read here: by our definition, and by the code that Fabric publishes. */
record FabricKind(MessageType ours, Message theirs) {

    static final List<FabricKind> ALL = List.of(
            new FabricKind(FabricTypes.BLOCK, Block.getDefaultInstance()),
            new FabricKind(FabricTypes.METADATA, Metadata.getDefaultInstance()),
            new FabricKind(FabricTypes.ENVELOPE, Envelope.getDefaultInstance()),
            new FabricKind(FabricTypes.PAYLOAD, Payload.getDefaultInstance()),
            new FabricKind(FabricTypes.CHANNEL_HEADER, ChannelHeader.getDefaultInstance()),
            new FabricKind(FabricTypes.SIGNATURE_HEADER, SignatureHeader.getDefaultInstance()),
            new FabricKind(FabricTypes.TRANSACTION, Transaction.getDefaultInstance()),
            new FabricKind(FabricTypes.ACTION_PAYLOAD, ChaincodeActionPayload.getDefaultInstance()),
            new FabricKind(FabricTypes.RESPONSE_PAYLOAD, ProposalResponsePayload.getDefaultInstance()),
            new FabricKind(FabricTypes.ACTION, ChaincodeAction.getDefaultInstance()),
            new FabricKind(FabricTypes.RESULTS, TxReadWriteSet.getDefaultInstance()),
            new FabricKind(FabricTypes.READS_AND_WRITES, KVRWSet.getDefaultInstance()),
            new FabricKind(FabricTypes.SERIALIZED_IDENTITY, SerializedIdentity.getDefaultInstance()),
            new FabricKind(ConfigurationTypes.CONFIGURATION, ConfigEnvelope.getDefaultInstance()),
            new FabricKind(ConfigurationTypes.MEMBERSHIP, MSPConfig.getDefaultInstance()),
            new FabricKind(ConfigurationTypes.X509_MEMBERSHIP, FabricMSPConfig.getDefaultInstance()));

    /** @return nothing for what Fabric's code refuses */
    Optional<MessageOrBuilder> read(byte[] bytes) {
        try {
            return Optional.of(theirs.getParserForType().parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return ours.name();
    }
}
