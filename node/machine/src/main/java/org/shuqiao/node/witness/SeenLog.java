package org.shuqiao.node.witness;

import java.util.Optional;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.node.folder.NodeFolder;

/**
 * Newest checkpoint of the log that this witness relied on, in the node's folder. It is on disk before the witness
 * cosigns it, so that a kill never makes it forget what it signed.
 *
 * @param posted whether the platform has this witness's signature over it
 */
record SeenLog(Checkpoint checkpoint, boolean posted) {

    private static final String FILE = "seen.json";

    static Optional<SeenLog> in(NodeFolder folder) {
        return folder.witness(FILE).map(bytes -> {
            JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
            SeenLog seen = new SeenLog(Checkpoint.parse(fields.text("checkpoint")), fields.number("posted") == 1);
            fields.rejectUnknownKeys();
            return seen;
        });
    }

    void save(NodeFolder folder) {
        folder.saveWitness(FILE, CanonicalJson.bytes(CanonicalJson.object()
                .put("checkpoint", checkpoint.format()).put("posted", posted ? 1 : 0)));
    }
}
