package org.shuqiao.ledger.block;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.SignedBlock.OrdererSignature;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Block with the position of its anchoring transaction, as a canonical JSON file beside receipts: {@code
 * {"channel":"…","data":"…","envelopes":["…"],"number":12,"previous":"…","signatures":[{"header":"…",
 * "signature":"…"}],"signed":"…","transaction":0,"v":1}}, bytes in base64. A block has at most some megabytes: the data
 * hash covers all of its transactions, so none can be left out.
 *
 * @param transaction place of the anchoring transaction among the envelopes, from 0
 */
public record BlockProof(String channel, SignedBlock block, int transaction) {

    /** Above what Fabric lets a block grow to, in base64. */
    public static final int MAX_BYTES = 32 << 20;

    private static final int VERSION = 1;

    /** Reads its form; whether it proves anything, {@link BlockVerifier} says. */
    public static BlockProof parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new CodedException(LedgerCode.FILE_TOO_LARGE, MAX_BYTES);
        }
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        List<OrdererSignature> signatures = new ArrayList<>();
        for (JsonFields signature : fields.objects("signatures")) {
            signatures.add(new OrdererSignature(read(signature, "header"), read(signature, "signature")));
            signature.rejectUnknownKeys();
        }
        List<Bytes> envelopes = fields.byteLists("envelopes").stream().map(Bytes::copyOf).toList();
        SignedBlock block = new SignedBlock(fields.number("number"), read(fields, "previous"), read(fields, "data"),
                envelopes, read(fields, "signed"), signatures);
        long transaction = fields.number("transaction");
        String channel = fields.text("channel");
        fields.rejectUnknownKeys();
        if (transaction >= envelopes.size()) {
            throw new CodedException(LedgerCode.FILE_SHAPE, "transaction");
        }
        return new BlockProof(channel, block, (int) transaction);
    }

    /** @return the file's bytes */
    public byte[] bytes() {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION).put("channel", channel).put("number", block.number())
                .put("previous", text(block.previous())).put("data", text(block.data())).put("transaction", transaction)
                .put("signed", text(block.signed()));
        ArrayNode envelopes = tree.putArray("envelopes");
        block.envelopes().forEach(envelope -> envelopes.add(text(envelope)));
        ArrayNode signatures = tree.putArray("signatures");
        block.signatures().forEach(each -> signatures.addObject().put("header", text(each.header()))
                .put("signature", text(each.signature())));
        return CanonicalJson.bytes(tree);
    }

    private static Bytes read(JsonFields fields, String name) {
        return Bytes.copyOf(fields.bytes(name));
    }

    private static String text(Bytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
