package org.shuqiao.ledger.security;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.merkle.Hash;

/**
 * Entry of the security log, canonical JSON (RFC 8785):
 * {@code {"about":"","account":"","details":{…},"index":0,"kind":"…","time":"…","v":1}}.
 *
 * @param index its number in the log, from 0 without gaps; the index of its leaf
 */
public record SecurityEntry(long index, SecurityEvent event) {

    private static final long VERSION = 1;

    /** @return the bytes that are hashed into the tree */
    public byte[] bytes() {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION).put("index", index)
                .put("time", JsonTime.format(event.time())).put("kind", event.kind().word())
                .put("account", event.account()).put("about", event.about());
        ObjectNode details = tree.putObject("details");
        event.sorted().forEach(details::put);
        return CanonicalJson.bytes(tree);
    }

    /** @throws CodedException when the bytes are not an entry in its one form */
    public static SecurityEntry parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION) {
            throw new CodedException(LedgerCode.FILE_SHAPE, "v");
        }
        SecurityKind kind = SecurityKind.of(fields.text("kind"))
                .orElseThrow(() -> new CodedException(LedgerCode.FILE_SHAPE, "kind"));
        Map<String, String> details = fields.textMap("details");
        SecurityEntry entry = new SecurityEntry(fields.number("index"), new SecurityEvent(
                JsonTime.parse(fields.text("time"), "time"), kind, fields.text("account"), fields.text("about"),
                details));
        fields.rejectUnknownKeys();
        return entry;
    }

    Hash leaf() {
        return Hash.leaf(bytes());
    }
}
