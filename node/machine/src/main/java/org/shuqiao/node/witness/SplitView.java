package org.shuqiao.node.witness;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.node.folder.NodeFolder;

/**
 * Proof that a log showed two histories: two checkpoints that its key signed, of one size with two roots, or of two
 * sizes without a proof between them. As a file: {@code {"first":"…","second":"…","time":"…","v":1}}.
 *
 * @param first what this witness relied on before
 * @param second what contradicts it
 */
public record SplitView(Checkpoint first, Checkpoint second, OffsetDateTime time) {

    static SplitView parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        fields.number("v");
        SplitView split = new SplitView(Checkpoint.parse(fields.text("first")),
                Checkpoint.parse(fields.text("second")), JsonTime.parse(fields.text("time"), "time"));
        fields.rejectUnknownKeys();
        return split;
    }

    /** @return whether both are of one size, which no honest log can explain */
    public boolean sameSize() {
        return first.size() == second.size();
    }

    Path save(NodeFolder folder) {
        return folder.saveWitness("split-%d-%d.json".formatted(first.size(), second.size()),
                CanonicalJson.bytes(CanonicalJson.object().put("v", 1).put("first", first.format())
                        .put("second", second.format()).put("time", JsonTime.format(time))));
    }
}
