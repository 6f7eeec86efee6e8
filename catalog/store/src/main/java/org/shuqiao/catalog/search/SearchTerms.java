package org.shuqiao.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Splits search text into the terms that an entry must contain. */
public final class SearchTerms {

    /**
     * Part of a search word.
     *
     * @param term as the word index has it
     * @param text as it was typed; a run of single characters is one part, since each alone says nothing
     */
    record Part(String term, String text) { }

    private final Analyzer analyzer = IndexFields.words();

    /** @return the words of a query, cut at spaces and separators */
    public static List<String> typed(String text) {
        List<String> words = new ArrayList<>();
        for (String word : EntryText.normal(text).split("[\\s,;、，；]+")) {
            if (!word.isBlank()) {
                words.add(word);
            }
        }
        return words;
    }

    List<Part> parts(String word) {
        List<Part> parts = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        try (TokenStream tokens = analyzer.tokenStream("", word)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String text = word.substring(offset.startOffset(), offset.endOffset());
                if (text.codePointCount(0, text.length()) == 1) {
                    run.append(text);
                } else {
                    flush(run, parts);
                    parts.add(new Part(term.toString(), text));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        flush(run, parts);
        return parts;
    }

    /** The parts with each run of single characters cut into its pairs: less must be found together. */
    List<Part> looseParts(String word) {
        List<Part> loose = new ArrayList<>();
        for (Part part : parts(word)) {
            boolean run = part.term().equals(part.text()) && part.text().chars().allMatch(Character::isIdeographic);
            if (!run || part.text().length() <= 2) {
                loose.add(part);
                continue;
            }
            for (int i = 0; i + 2 <= part.text().length(); i++) {
                String pair = part.text().substring(i, i + 2);
                loose.add(new Part(pair, pair));
            }
        }
        return loose;
    }

    private static void flush(StringBuilder run, List<Part> parts) {
        if (!run.isEmpty()) {
            parts.add(new Part(run.toString(), run.toString()));
            run.setLength(0);
        }
    }
}
