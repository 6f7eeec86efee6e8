package org.shuqiao.ledger.checkpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.merkle.ConsistencyProof;
import org.shuqiao.ledger.merkle.Hash;

/**
 * RFC 6962 consistency proof between two checkpoints as a file: {@code
 * {"first":"…","path":["base64…"],"second":"…","v":1}}.
 */
public record ConsistencyFile(Checkpoint first, Checkpoint second, ConsistencyProof proof) {

    private static final int VERSION = 1;

    public ConsistencyFile {
        if (proof.from() != first.size() || proof.to() != second.size()) {
            throw new CodedException(LedgerCode.FILE_SHAPE, "path");
        }
    }

    public static ConsistencyFile parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        Checkpoint first = Checkpoint.parse(fields.text("first"));
        Checkpoint second = Checkpoint.parse(fields.text("second"));
        List<Hash> path = new ArrayList<>();
        for (String step : fields.texts("path")) {
            path.add(Hash.ofBase64(step, "path"));
        }
        fields.rejectUnknownKeys();
        if (first.size() > second.size()) {
            throw new CodedException(LedgerCode.FILE_SHAPE, "second");
        }
        return new ConsistencyFile(first, second, new ConsistencyProof(first.size(), second.size(), path));
    }

    public byte[] bytes() {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION)
                .put("first", first.format()).put("second", second.format());
        ArrayNode path = tree.putArray("path");
        proof.path().forEach(step -> path.add(step.base64()));
        return CanonicalJson.bytes(tree);
    }

    public boolean holds() {
        return first.origin().equals(second.origin()) && proof.proves(first.root(), second.root());
    }
}
