package org.shuqiao.standards.proposal;

import com.ibm.icu.text.Transliterator;

/** Pinyin of Chinese words, without tones: {@code 出生日期} is {@code chu sheng ri qi}. */
final class Pinyin {

    private static final Transliterator HAN = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

    private Pinyin() { }

    /** @return the syllables, a space between them */
    static String syllables(String chinese) {
        synchronized (HAN) { // a transliterator keeps state while it runs
            return HAN.transliterate(chinese).replaceAll("[^a-z0-9]+", " ").strip();
        }
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
