package org.shuqiao.exchange.domain.grant;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.mask.MaskKind;
import org.shuqiao.query.policy.Mask;

/**
 * Reads and writes masks as decisions and policies hold them: as {@link Mask#text()} does, but a hash and a relay
 * without their keys, which the platform derives for each consumer and purpose, and for each grant.
 */
public final class PolicyMask {

    /** Stands in a mask that is only said or checked. */
    private static final String NO_KEY = "no key, for this text is read and meets no value";

    private PolicyMask() { }

    /** Reads a mask to say or to check it; a hash or relay read so meets no value. */
    public static Mask read(String text) {
        return read(text, kind -> NO_KEY);
    }

    /**
     * @param key asked for where the mask has one
     * @throws CodedException {@link QueryCode#MASK_UNKNOWN} for any other text
     */
    public static Mask read(String text, Function<MaskKind, String> key) {
        if (text.equals(MaskKind.HASH.code())) {
            return new Mask.Hash(key.apply(MaskKind.HASH));
        }
        if (text.equals(MaskKind.RELAY.code())) {
            return new Mask.Relay(key.apply(MaskKind.RELAY));
        }
        Mask mask = Mask.of(text);
        if (mask.tokens().isPresent()) {
            throw new CodedException(QueryCode.MASK_UNKNOWN, mask.kind().code());
        }
        return mask;
    }

    public static String write(Mask mask) {
        return mask.tokens().isPresent() ? mask.kind().code() : mask.text();
    }

    /** @return how a decision writes each mask that it can choose */
    public static List<String> forms() {
        return Arrays.stream(MaskKind.values()).filter(kind -> kind != MaskKind.CLEAR)
                .map(kind -> kind == MaskKind.HASH || kind == MaskKind.RELAY ? kind.code() : kind.form(Language.EN))
                .toList();
    }
}
