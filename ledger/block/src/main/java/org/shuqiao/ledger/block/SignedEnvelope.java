package org.shuqiao.ledger.block;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.block.wire.Message;
import org.shuqiao.ledger.block.wire.WireWriter;
import org.shuqiao.ledger.error.LedgerCode;

/** A transaction and its submitter's signature. */
record SignedEnvelope(Bytes payload, Bytes signature) {

    static SignedEnvelope parse(Bytes bytes) {
        Message envelope = Message.read(bytes, FabricTypes.ENVELOPE);
        return new SignedEnvelope(envelope.bytes("payload"), envelope.bytes("signature"));
    }

    /** The data hash covers the envelopes one after the other, not where each ends; their form does. */
    static void requireOneSpelling(Bytes bytes) {
        SignedEnvelope envelope = parse(bytes);
        if (envelope.payload().isEmpty() || !envelope.bytes().equals(bytes)) {
            throw new CodedException(LedgerCode.BLOCK_FORM, "envelopes");
        }
    }

    private Bytes bytes() {
        return WireWriter.field(1, payload).concat(WireWriter.field(2, signature));
    }

    /** @return the payload, taken apart */
    Message content() {
        return Message.read(payload, FabricTypes.PAYLOAD);
    }
}
