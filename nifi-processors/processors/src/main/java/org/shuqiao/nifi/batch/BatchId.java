package org.shuqiao.nifi.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Names a batch after its slice, so that the same slice pulled twice is one batch. */
public final class BatchId {

    private static final int HEX_DIGITS = 32;

    private BatchId() {
    }

    /** @return the first 32 hex digits of the SHA-256 over dataset, slice mode and both bounds */
    public static String of(String department, String dataset, Slice slice) {
        ArrayNode parts = Json.MAPPER.createArrayNode().add(department + "_" + dataset).add(slice.mode().word());
        parts.add(strings(slice.from()));
        parts.add(strings(slice.to()));
        return hash(parts.toString());
    }

    /** The id of a snapshot whose content was landed before, but is not the newest: it also covers what it follows. */
    public static String following(String id, String newest) {
        return hash(Json.MAPPER.createArrayNode().add(id).add(newest).toString());
    }

    private static ArrayNode strings(List<String> values) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    private static String hash(String text) {
        byte[] digest = Sha256.create().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    }
}
