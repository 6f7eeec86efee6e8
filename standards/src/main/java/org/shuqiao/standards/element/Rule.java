package org.shuqiao.standards.element;

import org.shuqiao.base.error.Language;
import org.shuqiao.standards.source.Level;

/**
 * Rule of a standard pack.
 *
 * @param id stable, for example {@code GB11643-check}
 * @param level must: the value is refused; should: it is flagged
 * @param cites the standard it comes from
 */
public record Rule(String id, Level level, String zh, String en, String cites) {

    /** @return the rule with {@code {0}} of its messages filled in; never with a personal value */
    Rule about(String detail) {
        return new Rule(id, level, zh.replace("{0}", detail), en.replace("{0}", detail), cites);
    }

    public String message(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
