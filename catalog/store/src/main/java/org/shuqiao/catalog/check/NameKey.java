package org.shuqiao.catalog.check;

import java.text.Normalizer;
import java.util.Locale;

/** Comparison key of a name, ignoring width, case and white space (Unicode NFKC). */
public final class NameKey {

    private NameKey() { }

    public static String of(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
