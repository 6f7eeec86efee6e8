package org.shuqiao.centre.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Text as its pairs of neighbouring characters. Two texts are as alike as the share of pairs that both have among those
 * that either has (Jaccard), from 0 to 1.
 */
final class TextLikeness {

    private static final int DECIMALS = 2;

    private final Set<Long> pairs = new HashSet<>();

    TextLikeness(String text) {
        int[] letters = plain(text).codePoints().toArray();
        if (letters.length == 1) {
            pairs.add((long) letters[0]);
        }
        for (int i = 1; i < letters.length; i++) {
            pairs.add((long) letters[i - 1] << Integer.SIZE | letters[i]);
        }
    }

    /** @return letters and digits alone, in one width and one case */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** @return rounded down to two decimals; 0 where one of them says nothing */
    BigDecimal with(TextLikeness other) {
        long both = pairs.stream().filter(other.pairs::contains).count();
        long either = pairs.size() + other.pairs.size() - both;
        return either == 0 ? BigDecimal.ZERO.setScale(DECIMALS)
                : BigDecimal.valueOf(both).divide(BigDecimal.valueOf(either), DECIMALS, RoundingMode.DOWN);
    }
}
