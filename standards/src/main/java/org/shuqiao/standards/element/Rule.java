package org.shuqiao.standards.element;

import java.util.regex.Pattern;
import org.shuqiao.base.error.Language;
import org.shuqiao.standards.source.Level;

/**
 * Rule of a standard pack.
 *
 * @param id stable, for example {@code GB11643-check}
 * @param level must: the value is refused; should: it is flagged
 * @param zh and {@code en}: its sentence; a part in parentheses with {@code {0}} is left out where nothing fills it
 * @param cites the standard it comes from
 * @param allowable whether a mapping may set it aside for a column
 */
public record Rule(String id, Level level, String zh, String en, String cites, boolean allowable) {

    private static final Pattern OPEN = Pattern.compile("\\s*[（(][^（(]*\\{0}[^)）]*[)）]");

    @Override
    public String zh() {
        return plain(zh);
    }

    @Override
    public String en() {
        return plain(en);
    }

    /** @return the rule with {@code {0}} of its messages filled in; never with a personal value */
    Rule about(String detail) {
        return detail.isEmpty() ? this
                : new Rule(id, level, zh.replace("{0}", detail), en.replace("{0}", detail), cites, allowable);
    }

    public String message(Language language) {
        return language == Language.ZH ? zh() : en();
    }

    private static String plain(String sentence) {
        return sentence.indexOf('{') < 0 ? sentence : OPEN.matcher(sentence).replaceAll("");
    }
}
