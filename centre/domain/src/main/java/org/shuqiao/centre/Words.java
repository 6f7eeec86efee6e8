package org.shuqiao.centre;

import org.shuqiao.base.error.Language;

/** A text in both languages. */
public record Words(String zh, String en) {

    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
