package org.shuqiao.ledger.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.block.wire.Message;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Reads the checkpoint that a transaction writes into the ledger. It is read from what the contract writes, which is
 * what the endorsers signed, not from what it was asked.
 */
final class AnchorReader {

    private static final String KEY = "fact/anchor/"; // then the log's origin, as the contract writes it
    private static final int SUCCESS = 200;

    private AnchorReader() { }

    /** @return nothing for a transaction that anchors no checkpoint in this contract */
    static Optional<Checkpoint> in(ChainTransaction transaction, String chaincode) {
        Message action = transaction.action();
        if (!action.message("chaincode_id").text("name").equals(chaincode)
                || action.message("response").number("status") != SUCCESS) {
            return Optional.empty();
        }
        for (Message set : Message.read(action.bytes("results"), FabricTypes.RESULTS).allMessages("ns_rwset")) {
            if (set.text("namespace").equals(chaincode)) {
                for (Message write : Message.read(set.bytes("rwset"), FabricTypes.READS_AND_WRITES)
                        .allMessages("writes")) {
                    String key = write.text("key");
                    if (key.startsWith(KEY) && !write.flag("is_delete")) {
                        return checkpoint(write.bytes("value")).filter(found -> key.equals(KEY + found.origin()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Checkpoint> checkpoint(Bytes fact) {
        try {
            JsonNode note = CanonicalJson.readLenient(fact.toByteArray()).path("details").path("checkpoint");
            return note.isTextual() ? Optional.of(Checkpoint.parse(note.textValue())) : Optional.empty();
        } catch (CodedException e) {
            return Optional.empty(); // a fact of another form than the contract's
        }
    }
}
