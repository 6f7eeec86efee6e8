package org.shuqiao.standards.proposal;

import java.util.Locale;
import org.shuqiao.standards.pinyin.Reading;
import org.shuqiao.standards.pinyin.Syllable;

/** Pinyin of Chinese words, without tones: {@code 出生日期} is {@code chu sheng ri qi}. */
final class Pinyin {

    private Pinyin() { }

    /** @return the syllables, and what is not Chinese as it is written, with spaces between them */
    static String syllables(String title) {
        StringBuilder spoken = new StringBuilder();
        int from = 0;
        for (Syllable syllable : Reading.usual().of(title)) {
            spoken.append(title, from, syllable.at()).append(' ').append(syllable.first()).append(' ');
            from = syllable.at() + 1;
        }
        return spoken.append(title.substring(from)).toString().toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ").strip();
    }

    /** @return the syllables as one word */
    static String full(String chinese) {
        return syllables(chinese).replace(" ", "");
    }

    /** @return the first letter of each syllable */
    static String initials(String chinese) {
        StringBuilder letters = new StringBuilder();
        for (String syllable : syllables(chinese).split(" ")) {
            if (!syllable.isEmpty()) {
                letters.append(syllable.charAt(0));
            }
        }
        return letters.toString();
    }
}
