package org.shuqiao.exchange.domain.trace;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.shuqiao.base.digest.KeyedDigest;

/**
 * Invisible mark of one file: for each text one bit of a keyed digest, which a format shows by one of two ways in which
 * it may write the same value. The bit depends on the text alone, so it stays right when rows are sorted or left out,
 * and columns removed; no value differs by it.
 */
public final class FormMark {

    private static final int REMEMBERED = 10_000;

    private final KeyedDigest digest;
    private final Map<String, Boolean> known = new HashMap<>();

    FormMark(KeyedDigest digest) {
        this.digest = digest;
    }

    /** @return whether every format leaves the form of this text open */
    public static boolean carries(String text) {
        if (text.isBlank() || !text.strip().equals(text) || text.charAt(0) == '#'
                || Character.isSurrogate(text.charAt(0))) {
            return false;
        }
        return text.chars().noneMatch(c -> c < ' ' || c == '"' || c == ',' || c == '\\');
    }

    /** @return whether the text is written in the rarer form */
    public boolean marks(String text) {
        if (!carries(text)) {
            return false;
        }
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(text, each -> (digest.of(each.getBytes(StandardCharsets.UTF_8))[0] & 1) == 1);
    }
}
