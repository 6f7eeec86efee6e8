package org.shuqiao.base.error;

import java.util.Locale;

/** Language of the platform, Chinese first. */
public enum Language {
    ZH,
    EN;

    /** Chinese for every Chinese locale, English for any other. */
    public static Language of(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? ZH : EN;
    }
}
