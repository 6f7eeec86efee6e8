package org.shuqiao.ledger.block;

import static org.shuqiao.ledger.block.wire.Field.bool;
import static org.shuqiao.ledger.block.wire.Field.bytes;
import static org.shuqiao.ledger.block.wire.Field.int32;
import static org.shuqiao.ledger.block.wire.Field.int64;
import static org.shuqiao.ledger.block.wire.Field.message;
import static org.shuqiao.ledger.block.wire.Field.text;

import org.shuqiao.ledger.block.wire.MessageType;

/**
 * The messages of Fabric that a block and its transactions are made of, as Fabric defines them.
 *
 * @see <a href="https://github.com/hyperledger/fabric-protos">fabric-protos</a>
 */
final class FabricTypes {

    /** In a block's metadata: the orderers' signatures. */
    static final int METADATA_SIGNATURES = 0;
    /** In a block's metadata: a byte for each transaction, which is the peer's verdict. */
    static final int METADATA_VERDICTS = 2;
    /** The verdict of a transaction that is good. */
    static final byte VERDICT_VALID = 0;
    /** The kind of a transaction, in its channel header. */
    static final int CONFIGURATION = 1;
    /** The kind of a transaction, in its channel header. */
    static final int CONTRACT_CALL = 3;

    static final MessageType BLOCK = MessageType.of("common.Block",
            message(1, "header", MessageType.of("common.BlockHeader",
                    int64(1, "number"), bytes(2, "previous_hash"), bytes(3, "data_hash"))),
            message(2, "data", MessageType.of("common.BlockData", bytes(1, "data"))),
            message(3, "metadata", MessageType.of("common.BlockMetadata", bytes(1, "metadata"))));

    static final MessageType METADATA = MessageType.of("common.Metadata", bytes(1, "value"),
            message(2, "signatures", MessageType.of("common.MetadataSignature",
                    bytes(1, "signature_header"), bytes(2, "signature"), bytes(3, "identifier_header"))));

    static final MessageType ENVELOPE = MessageType.of("common.Envelope", bytes(1, "payload"), bytes(2, "signature"));

    static final MessageType PAYLOAD = MessageType.of("common.Payload",
            message(1, "header", MessageType.of("common.Header", bytes(1, "channel_header"),
                    bytes(2, "signature_header"))),
            bytes(2, "data"));

    static final MessageType CHANNEL_HEADER = MessageType.of("common.ChannelHeader", int32(1, "type"),
            int32(2, "version"),
            message(3, "timestamp", MessageType.of("google.protobuf.Timestamp", int64(1, "seconds"),
                    int32(2, "nanos"))),
            text(4, "channel_id"), text(5, "tx_id"), int64(6, "epoch"), bytes(7, "extension"),
                    bytes(8, "tls_cert_hash"));

    static final MessageType SIGNATURE_HEADER = MessageType.of("common.SignatureHeader", bytes(1, "creator"),
            bytes(2, "nonce"));

    static final MessageType TRANSACTION = MessageType.of("protos.Transaction",
            message(1, "actions", MessageType.of("protos.TransactionAction", bytes(1, "header"), bytes(2, "payload"))));

    static final MessageType ACTION_PAYLOAD = MessageType.of("protos.ChaincodeActionPayload",
            bytes(1, "chaincode_proposal_payload"),
            message(2, "action", MessageType.of("protos.ChaincodeEndorsedAction", bytes(1, "proposal_response_payload"),
                    message(2, "endorsements", MessageType.of("protos.Endorsement", bytes(1, "endorser"),
                            bytes(2, "signature"))))));

    static final MessageType RESPONSE_PAYLOAD = MessageType.of("protos.ProposalResponsePayload",
            bytes(1, "proposal_hash"), bytes(2, "extension"));

    static final MessageType ACTION = MessageType.of("protos.ChaincodeAction", bytes(1, "results"), bytes(2, "events"),
            message(3, "response", MessageType.of("protos.Response", int32(1, "status"), text(2, "message"),
                    bytes(3, "payload"))),
            message(4, "chaincode_id", MessageType.of("protos.ChaincodeID", text(1, "path"), text(2, "name"),
                    text(3, "version"))));

    static final MessageType RESULTS = MessageType.of("rwset.TxReadWriteSet", int32(1, "data_model"),
            message(2, "ns_rwset", MessageType.of("rwset.NsReadWriteSet", text(1, "namespace"), bytes(2, "rwset"),
                    message(3, "collection_hashed_rwset", MessageType.of("rwset.CollectionHashedReadWriteSet",
                            text(1, "collection_name"), bytes(2, "hashed_rwset"), bytes(3, "pvt_rwset_hash"))))));

    private static final MessageType READ = MessageType.of("kvrwset.KVRead", text(1, "key"),
            message(2, "version", MessageType.of("kvrwset.Version", int64(1, "block_num"), int64(2, "tx_num"))));

    static final MessageType READS_AND_WRITES = MessageType.of("kvrwset.KVRWSet", message(1, "reads", READ),
            message(2, "range_queries_info", MessageType.of("kvrwset.RangeQueryInfo",
                    text(1, "start_key"), text(2, "end_key"), bool(3, "itr_exhausted"),
                    message(4, "raw_reads", MessageType.of("kvrwset.QueryReads", message(1, "kv_reads", READ))),
                    message(5, "reads_merkle_hashes", MessageType.of("kvrwset.QueryReadsMerkleSummary",
                            int32(1, "max_degree"), int32(2, "max_level"), bytes(3, "max_level_hashes"))))),
            message(3, "writes", MessageType.of("kvrwset.KVWrite", text(1, "key"), bool(2, "is_delete"),
                    bytes(3, "value"))),
            message(4, "metadata_writes", MessageType.of("kvrwset.KVMetadataWrite", text(1, "key"),
                    message(2, "entries", MessageType.of("kvrwset.KVMetadataEntry", text(1, "name"),
                            bytes(2, "value"))))));

    static final MessageType SERIALIZED_IDENTITY = MessageType.of("msp.SerializedIdentity", text(1, "mspid"),
            bytes(2, "id_bytes"));

    private FabricTypes() { }
}
