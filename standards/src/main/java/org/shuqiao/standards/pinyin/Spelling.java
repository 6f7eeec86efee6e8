package org.shuqiao.standards.pinyin;

import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cuts typed letters into the syllables of pinyin. */
public final class Spelling {

    /** Ways to cut that are tried at most: {@code xian} has two, a whole title seldom more than six. */
    private static final int WAYS = 8;
    private static final int LONGEST_SYLLABLE = 6;
    /** Letters beyond this are no word that anybody types. */
    private static final int LONGEST_WORD = 60;
    private static final Pattern LETTERS = Pattern.compile("[a-z]{2," + LONGEST_WORD + "}");
    private static final TreeSet<String> SYLLABLES = new TreeSet<>(Stream.of(Pinyin.values())
            .filter(one -> one != Pinyin.none5).map(Pinyin::getPinyinWithoutTone)
            .filter(one -> one.matches(".*[aeiouv].*")).toList());

    private Spelling() { }

    /** @return the letters that a reading is written in: lower case, {@code ü} as {@code v}, no apostrophes */
    public static String plain(String typed) {
        return typed.toLowerCase(Locale.ROOT).replace("ü", "v").replace("'", "").replace("’", "");
    }

    /** @return whether the plain text may be a reading or initials */
    public static boolean isLetters(String plain) {
        return LETTERS.matcher(plain).matches();
    }

    /** @return the ways to cut the letters into whole syllables, those with the longest first; none for other words */
    public static List<List<String>> cut(String letters) {
        List<List<String>> ways = new ArrayList<>();
        if (isLetters(letters)) {
            cut(letters, 0, new ArrayList<>(), ways, false);
        }
        return ways;
    }

    /** @return the same where the last piece may be the beginning of a syllable */
    public static List<List<String>> cutBegun(String letters) {
        List<List<String>> ways = new ArrayList<>();
        if (isLetters(letters)) {
            cut(letters, 0, new ArrayList<>(), ways, true);
        }
        return ways;
    }

    /** @return the syllables that begin so */
    public static List<String> beginning(String letters) {
        return List.copyOf(SYLLABLES.subSet(letters, letters + Character.MAX_VALUE));
    }

    private static void cut(String letters, int from, List<String> done, List<List<String>> ways, boolean begun) {
        if (ways.size() >= WAYS) {
            return;
        }
        if (from == letters.length()) {
            ways.add(List.copyOf(done));
            return;
        }
        for (int to = Math.min(letters.length(), from + LONGEST_SYLLABLE); to > from; to--) {
            String piece = letters.substring(from, to);
            boolean last = begun && to == letters.length() && !beginning(piece).isEmpty();
            if (last || SYLLABLES.contains(piece)) {
                done.add(piece);
                cut(letters, to, done, ways, begun);
                done.removeLast();
            }
        }
    }
}
