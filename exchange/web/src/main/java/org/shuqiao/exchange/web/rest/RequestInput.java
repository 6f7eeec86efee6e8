package org.shuqiao.exchange.web.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.web.error.ServerCode;

/**
 * Request body of a request.
 *
 * @param key your own key: the same key sent twice is one request
 * @param modes {@code query}, {@code verify}
 * @param from first day, or an ISO time with offset
 * @param to last day, or the ISO time at which it ends
 * @param rowScope which rows, as a filter; left out for all
 * @param again {@code false}: refuse what was asked before under another key; left out, the key alone tells
 */
public record RequestInput(String key, String resource, List<String> items, String purpose, String explanation,
        String basis, String scenario, List<String> modes, String from, String to, String rowScope, Boolean again) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    RequestDraft draft() {
        return new RequestDraft(text("key", key), text("resource", resource), items == null ? List.of() : items,
                text("purpose", purpose), explanation == null ? "" : explanation, text("basis", basis),
                text("scenario", scenario), chosenModes(), time("from", from, 0), time("to", to, 1),
                Optional.ofNullable(rowScope).filter(scope -> !scope.isBlank()));
    }

    /** @return the draft that completes a request: what is left out stays as it was asked */
    RequestDraft completing(Request asked) {
        return new RequestDraft(key == null ? asked.key() : key, resource == null ? asked.resource() : resource,
                items == null ? asked.items().stream().map(RequestedItem::item).toList() : items,
                purpose == null ? asked.purpose() : purpose,
                explanation == null ? asked.justification().explanation() : explanation,
                basis == null ? asked.justification().basis() : basis,
                scenario == null ? asked.justification().scenario() : scenario,
                modes == null ? asked.modes() : chosenModes(), from == null ? asked.from() : time("from", from, 0),
                to == null ? asked.to() : time("to", to, 1),
                rowScope == null ? asked.rowScope() : Optional.of(rowScope).filter(scope -> !scope.isBlank()));
    }

    private Set<Mode> chosenModes() {
        Set<Mode> chosen = new LinkedHashSet<>();
        for (String mode : modes == null ? List.of("query") : modes) {
            chosen.add(Mode.of(mode).orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "modes")));
        }
        return chosen;
    }

    private static String text(String field, String value) {
        if (value == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, field);
        }
        return value;
    }

    static Instant time(String field, String value, int daysAfter) {
        try {
            return text(field, value).length() == 10
                    ? LocalDate.parse(value).plusDays(daysAfter).atStartOfDay(ZONE).toInstant()
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new CodedException(ServerCode.BAD_REQUEST, e, field);
        }
    }
}
