package org.shuqiao.node.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.node.folder.NodeFolder;

/**
 * Last acts of a running node, its file {@code state.json}.
 *
 * @param time when it was written
 * @param contact when the platform last answered
 * @param log how many records the log had that it last saw
 * @param trouble code and text of what keeps it from working
 * @param refused code of why it last did not sign
 */
public record NodeState(OffsetDateTime time, Optional<OffsetDateTime> contact, OptionalLong log,
        Optional<String> trouble, Optional<String> refused) {

    private static final String FILE = "state.json";

    public static Optional<NodeState> in(NodeFolder folder) {
        return folder.read(FILE).map(bytes -> {
            JsonFields fields = JsonFields.of(CanonicalJson.readLenient(bytes), "");
            return new NodeState(JsonTime.parse(fields.text("time"), "time"),
                    fields.optionalText("contact").map(text -> JsonTime.parse(text, "contact")),
                    fields.optionalNumber("log"), fields.optionalText("trouble"), fields.optionalText("refused"));
        });
    }

    static NodeState begin(OffsetDateTime now) {
        return new NodeState(now, Optional.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    NodeState answered(OffsetDateTime now) {
        return new NodeState(now, Optional.of(now), log, trouble, refused);
    }

    NodeState saw(OffsetDateTime now, long size) {
        return new NodeState(now, Optional.of(now), OptionalLong.of(size), Optional.empty(), refused);
    }

    NodeState failed(OffsetDateTime now, CodedException e) {
        return new NodeState(now, contact, log, Optional.of(e.text(Language.EN)), refused);
    }

    NodeState refused(OffsetDateTime now, CodedException e) {
        return new NodeState(now, Optional.of(now), log, trouble, Optional.of(e.text(Language.EN)));
    }

    void save(NodeFolder folder) {
        ObjectNode tree = CanonicalJson.object().put("time", JsonTime.format(time));
        contact.ifPresent(at -> tree.put("contact", JsonTime.format(at)));
        log.ifPresent(size -> tree.put("log", size));
        trouble.ifPresent(text -> tree.put("trouble", text));
        refused.ifPresent(text -> tree.put("refused", text));
        folder.write(FILE, CanonicalJson.bytes(tree));
    }
}
