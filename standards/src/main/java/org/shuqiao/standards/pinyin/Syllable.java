package org.shuqiao.standards.pinyin;

import java.util.List;

/**
 * Chinese character as it is spoken.
 *
 * @param at its place in the text, in UTF-16 units
 * @param spoken its readings in pinyin without tones ({@code ü} is {@code v}), the likeliest first
 */
public record Syllable(int at, List<String> spoken) {

    public Syllable {
        spoken = List.copyOf(spoken);
    }

    /** @return the likeliest reading */
    public String first() {
        return spoken.getFirst();
    }
}
