package org.shuqiao.exchange.domain.alert;

import org.shuqiao.base.error.Language;

/** A text of an alert in both languages. */
public record AlertText(String zh, String en) {

    public static final AlertText NONE = new AlertText("", "");

    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
