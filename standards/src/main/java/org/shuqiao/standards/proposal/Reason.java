package org.shuqiao.standards.proposal;

import org.shuqiao.base.error.Language;

/** Reason for or against an element, in words; it never holds a value of the source. */
public record Reason(String zh, String en) {

    public String text(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
