package org.shuqiao.centre.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shuqiao.base.error.Language;
import org.shuqiao.centre.event.EventSource;
import org.shuqiao.centre.event.EventSources;
import org.shuqiao.centre.event.Progress;
import org.shuqiao.centre.event.Reason;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.springframework.context.MessageSource;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Writes kinds, sources, times and reasons of events in the reader's language. */
record EventWords(Locale locale, MessageSource texts, EventSources sources) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    static EventWords of(HttpServletRequest request, MessageSource texts, EventSources sources) {
        return new EventWords(RequestContextUtils.getLocale(request), texts, sources);
    }

    String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }

    String time(Instant at) {
        return MINUTES.format(at.atZone(ExchangeStore.ZONE));
    }

    String kind(String id) {
        return id.isEmpty() ? "—" : sources.rule().known(id).map(kind -> kind.name().in(Language.of(locale)))
                .orElse(id);
    }

    String source(String id) {
        return sources.find(id).map(EventSource::name).map(name -> name.in(Language.of(locale))).orElse(id);
    }

    /** @return one line a reason */
    List<String> reasons(Reason reason) {
        List<String> lines = new ArrayList<>();
        if (reason.byHand()) {
            lines.add(text("city.events.reason.hand"));
        }
        reason.metres().ifPresent(metres -> lines.add(text("city.events.reason.metres", metres)));
        if (reason.samePlace()) {
            lines.add(text("city.events.reason.place"));
        }
        lines.add(text("city.events.reason.minutes", reason.minutes()));
        lines.add(text("city.events.reason.text", reason.similarity().toPlainString()));
        return lines;
    }

    static String tone(Progress progress) {
        return switch (progress) {
            case OPEN -> "warn";
            case OVER -> "good";
            case UNKNOWN -> "plain";
        };
    }
}
