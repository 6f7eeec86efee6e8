package org.shuqiao.exchange.domain.grant;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.mask.MaskKind;
import org.shuqiao.query.policy.Mask;

/**
 * Reads and writes masks as decisions and policies hold them: as {@link Mask#text()} does, but a hash without its salt,
 * which the platform keeps for each consumer and purpose.
 */
public final class PolicyMask {

    /** Stands in a hash that is only said or checked. */
    private static final String NO_SALT = "no key, for this text is read and meets no value";

    private PolicyMask() { }

    /** Reads a mask to say or to check it; a hash read so meets no value. */
    public static Mask read(String text) {
        return read(text, () -> NO_SALT);
    }

    /**
     * @param salt asked for where the mask is a hash
     * @throws CodedException {@link QueryCode#MASK_UNKNOWN} for any other text
     */
    public static Mask read(String text, Supplier<String> salt) {
        if (text.equals(MaskKind.HASH.code())) {
            return new Mask.Hash(salt.get());
        }
        Mask mask = Mask.of(text);
        if (mask.kind() == MaskKind.HASH) {
            throw new CodedException(QueryCode.MASK_UNKNOWN, MaskKind.HASH.code());
        }
        return mask;
    }

    public static String write(Mask mask) {
        return mask.kind() == MaskKind.HASH ? MaskKind.HASH.code() : mask.text();
    }

    /** @return how a decision writes each mask that it can choose */
    public static List<String> forms() {
        return Arrays.stream(MaskKind.values()).filter(kind -> kind != MaskKind.CLEAR)
                .map(kind -> kind == MaskKind.HASH ? kind.code() : kind.form(Language.EN)).toList();
    }
}
