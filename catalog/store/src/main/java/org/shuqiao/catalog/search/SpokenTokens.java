package org.shuqiao.catalog.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.shuqiao.standards.pinyin.Syllable;

/**
 * Tokens of a text as it is spoken: its syllables, or the pairs of initials of neighbouring characters. Readings of one
 * character share a position; between characters that do not stand together there is a gap that no phrase crosses.
 */
final class SpokenTokens extends TokenStream {

    private static final int GAP = 10;

    private record Token(String term, int step) { }

    private final List<Token> tokens;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private int next;

    private SpokenTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static SpokenTokens syllables(List<Syllable> text) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            int step = i > 0 && text.get(i).at() != text.get(i - 1).at() + 1 ? GAP : 1;
            add(text.get(i).spoken(), step, tokens);
        }
        return new SpokenTokens(tokens);
    }

    static SpokenTokens initials(List<Syllable> text) {
        List<Token> tokens = new ArrayList<>();
        int gap = 0;
        for (int i = 0; i + 1 < text.size(); i++) {
            if (text.get(i + 1).at() != text.get(i).at() + 1) {
                gap = GAP;
                continue;
            }
            Set<String> pairs = new LinkedHashSet<>();
            for (String one : text.get(i).spoken()) {
                text.get(i + 1).spoken().forEach(other -> pairs.add("" + one.charAt(0) + other.charAt(0)));
            }
            add(List.copyOf(pairs), gap + 1, tokens);
            gap = 0;
        }
        return new SpokenTokens(tokens);
    }

    private static void add(List<String> terms, int step, List<Token> tokens) {
        for (int i = 0; i < terms.size(); i++) {
            tokens.add(new Token(terms.get(i), i == 0 ? step : 0));
        }
    }

    @Override
    public boolean incrementToken() {
        if (next == tokens.size()) {
            return false;
        }
        clearAttributes();
        Token token = tokens.get(next++);
        term.append(token.term());
        step.setPositionIncrement(token.step());
        return true;
    }

    @Override
    public void reset() {
        next = 0;
    }
}
