package org.shuqiao.contracts.landing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.json.Json;

/** Deterministic id of a batch, the SHA-256 of its slice. The same slice pulled twice is one batch. */
public final class BatchId {

    private static final int HEX_DIGITS = 32;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + HEX_DIGITS + "}");

    private BatchId() { }

    /** @return the first 32 hex digits of the SHA-256 over dataset, slice mode and both bounds */
    public static String of(String department, String dataset, Slice slice) {
        ArrayNode parts = Json.PLAIN.createArrayNode().add(department + "_" + dataset).add(slice.mode().word());
        parts.add(strings(slice.from()));
        parts.add(strings(slice.to()));
        return hash(parts.toString());
    }

    /** The id of a snapshot whose content was landed before, but is not the newest: it also covers what it follows. */
    public static String following(String id, String newest) {
        return hash(Json.PLAIN.createArrayNode().add(id).add(newest).toString());
    }

    static boolean isOne(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    private static ArrayNode strings(List<String> values) {
        ArrayNode array = Json.PLAIN.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, HEX_DIGITS);
    }
}
