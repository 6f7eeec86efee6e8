package org.shuqiao.systems.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.shuqiao.ledger.fabric.ConnectionFile.Peer;
import org.shuqiao.ledger.fabric.FabricGateway;

/** Reads the endorsing organisations from a block. */
final class Endorsers {

    private Endorsers() { }

    /** @return the organisations, one for each endorsement */
    static List<String> ofNewestBlock(FabricGateway gateway, Peer peer) throws GatewayException,
            InvalidProtocolBufferException {
        long newest = gateway.height(peer) - 1;
        Block block = Block.parseFrom(gateway.network("shujuju", peer).getContract("qscc")
                .evaluateTransaction("GetBlockByNumber", gateway.file().channel(), Long.toString(newest)));
        List<String> organisations = new ArrayList<>();
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            Payload payload = Payload.parseFrom(Envelope.parseFrom(block.getData().getData(i)).getPayload());
            for (TransactionAction action : Transaction.parseFrom(payload.getData()).getActionsList()) {
                for (Endorsement endorsement : ChaincodeActionPayload.parseFrom(action.getPayload()).getAction()
                        .getEndorsementsList()) {
                    organisations.add(SerializedIdentity.parseFrom(endorsement.getEndorser()).getMspid());
                }
            }
        }
        return organisations;
    }
}
