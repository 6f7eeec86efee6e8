package org.shuqiao.ledger.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * The checkpoint that a transaction writes into the ledger. It is read from what the contract writes, which is what the
 * endorsers signed, not from what it was asked.
 */
final class Anchor {

    private static final String KEY = "fact/anchor/"; // then the log's origin, as the contract writes it
    private static final int SUCCESS = 200;

    private Anchor() {
    }

    /** @return nothing for a transaction that anchors no checkpoint in this contract */
    static Optional<Checkpoint> in(ChainTransaction transaction, String chaincode) throws InvalidProtocolBufferException {
        if (!transaction.action().getChaincodeId().getName().equals(chaincode)
                || transaction.action().getResponse().getStatus() != SUCCESS) {
            return Optional.empty();
        }
        for (NsReadWriteSet set : TxReadWriteSet.parseFrom(transaction.action().getResults()).getNsRwsetList()) {
            if (set.getNamespace().equals(chaincode)) {
                for (KVWrite write : KVRWSet.parseFrom(set.getRwset()).getWritesList()) {
                    if (write.getKey().startsWith(KEY) && !write.getIsDelete()) {
                        return checkpoint(write.getValue()).filter(found -> write.getKey().equals(KEY + found.origin()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Checkpoint> checkpoint(ByteString fact) {
        try {
            JsonNode note = CanonicalJson.readLenient(fact.toByteArray()).path("details").path("checkpoint");
            return note.isTextual() ? Optional.of(Checkpoint.parse(note.textValue())) : Optional.empty();
        } catch (CodedException e) {
            return Optional.empty(); // a fact of another form than the contract's
        }
    }
}
