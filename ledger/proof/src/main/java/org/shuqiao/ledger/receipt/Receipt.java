package org.shuqiao.ledger.receipt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.record.ExchangeRecord;

/**
 * Record with its RFC 6962 inclusion proof: index, tree size, path and the signed checkpoint. The
 * file is canonical JSON without a newline at its end, so a receipt has exactly one spelling.
 */
public record Receipt(ExchangeRecord record, long index, long size, List<Hash> path, Checkpoint checkpoint) {

    private static final int VERSION = 1;

    public Receipt {
        path = List.copyOf(path);
    }

    /** Reads a receipt's form; whether it proves anything, the verifier says. */
    public static Receipt parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        ExchangeRecord record = ExchangeRecord.parse(CanonicalJson.bytes(fields.object("record")));
        long index = fields.number("index");
        long size = fields.number("size");
        List<Hash> path = new ArrayList<>();
        for (String step : fields.texts("path")) {
            path.add(Hash.ofBase64(step, "path"));
        }
        String note = fields.text("checkpoint");
        fields.rejectUnknownKeys();
        Receipt receipt = new Receipt(record, index, size, path, Checkpoint.parse(note));
        if (!Arrays.equals(receipt.bytes(), bytes)) {
            throw new CodedException(LedgerCode.FILE_NOT_CANONICAL);
        }
        return receipt;
    }

    /** @return the receipt file's bytes */
    public byte[] bytes() {
        ObjectNode tree = CanonicalJson.object()
                .put("v", VERSION)
                .put("index", index)
                .put("size", size)
                .put("checkpoint", checkpoint.format());
        tree.set("record", CanonicalJson.readLenient(record.bytes()));
        ArrayNode steps = tree.putArray("path");
        path.forEach(step -> steps.add(step.base64()));
        return CanonicalJson.bytes(tree);
    }
}
