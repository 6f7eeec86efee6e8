package org.shuqiao.exchange.domain.subscription;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.shuqiao.base.digest.KeyedDigest;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.query.answer.CanonicalAnswer;

/**
 * Makes the marks of a subscription's rows by its own key, which is derived from the gateway's key outside the store
 * and a salt in it: HMAC-SHA-256, cut to 128 bits (RFC 2104 §5), over values with their lengths before them.
 */
final class RowMarks {

    private final KeyedDigest digest;

    RowMarks(TokenKey master, String subscription, String salt) {
        this.digest = new KeyedDigest(HexFormat.of().parseHex(master.derive(
                String.join("\n", "subscription", subscription, salt))));
    }

    /**
     * @param columns of the row, so that the same value in another column is another one
     * @param key     places of the columns by which the row is known; none: it is known by all of them
     */
    RowMark of(List<String> columns, List<Integer> key, List<Object> values) {
        byte[] says = digest.of(content("says", columns, values));
        byte[] known = key.isEmpty() ? says : digest.of(content("known", key.stream().map(columns::get).toList(),
                key.stream().map(values::get).toList()));
        return RowMark.of(known, says);
    }

    /** @return what a row is known by whose only key has this value */
    String known(String column, String value) {
        return RowMark.of(digest.of(content("known", List.of(column), List.of(value))), new byte[RowMark.BYTES]).row();
    }

    private static byte[] content(String what, List<String> columns, List<Object> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, what);
        for (int i = 0; i < columns.size(); i++) {
            put(out, columns.get(i));
            Object value = values.get(i);
            if (value == null) {
                out.write('-');
            } else {
                put(out, CanonicalAnswer.text(value));
            }
        }
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
    }
}
