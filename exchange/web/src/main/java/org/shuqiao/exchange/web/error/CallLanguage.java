package org.shuqiao.exchange.web.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.shuqiao.base.error.Language;

/** Language of an answer of the API: the best of the caller's that the platform speaks (RFC 9110 §12.5.4). */
public final class CallLanguage {

    private CallLanguage() { }

    /** @return Chinese where nothing is asked for, whatever the server's own locale is; English for other languages */
    public static Language of(HttpServletRequest call) {
        String asked = call.getHeader("Accept-Language");
        if (asked == null || asked.isBlank()) {
            return Language.ZH;
        }
        for (Locale locale : Collections.list(call.getLocales())) {
            switch (locale.getLanguage()) {
                case "zh" -> {
                    return Language.ZH;
                }
                case "en" -> {
                    return Language.EN;
                }
                default -> { } // the next best may be one that is spoken here
            }
        }
        return Language.EN;
    }
}
