package org.shuqiao.standards.element;

import org.shuqiao.standards.error.Language;
import org.shuqiao.standards.source.Level;

/**
 * One rule of a standard pack.
 *
 * @param id stable, for example {@code GB11643-check}
 * @param level must: the value is refused; should: it is flagged
 * @param cites the standard it comes from
 */
public record Rule(String id, Level level, String zh, String en, String cites) {

    public String message(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
