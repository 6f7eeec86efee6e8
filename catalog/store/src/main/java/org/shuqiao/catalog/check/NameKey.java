package org.shuqiao.catalog.check;

import java.text.Normalizer;
import java.util.Locale;

/** How names are compared: width, case and spaces do not make a difference. */
public final class NameKey {

    private NameKey() {}

    public static String of(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}]+", "").toLowerCase(Locale.ROOT);
    }
}
