package org.shuqiao.exchange.web.portal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.decision.DecisionTemplate;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Mode;

/**
 * Form of a request. Omitted fields are blank.
 *
 * @param from first day
 * @param to last day, which belongs to the period
 */
record RequestForm(String key, String code, List<String> items, String purpose, String explanation, String basis,
        String scenario, List<String> modes, String from, String to, String rowScope, Boolean again) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    RequestForm {
        key = blank(key);
        code = blank(code);
        items = items == null ? List.of() : List.copyOf(items);
        purpose = blank(purpose);
        explanation = blank(explanation);
        basis = blank(basis);
        scenario = blank(scenario);
        modes = modes == null ? List.of() : List.copyOf(modes);
        from = blank(from);
        to = blank(to);
        rowScope = blank(rowScope);
        again = again != null && again;
    }

    /** A form nobody has filled in: queries, from today for a year. */
    static RequestForm fresh(String code, LocalDate today) {
        return new RequestForm(UUID.randomUUID().toString(), code, List.of(), "", "", "", "",
                List.of(Mode.QUERY.id()), today.toString(), today.plusYears(1).minusDays(1).toString(), "", false);
    }

    /** The form as a template's scenario begins it. */
    RequestForm beginning(DecisionTemplate template) {
        List<String> chosen = template.decision().terms().modes()
                .map(all -> all.stream().sorted().map(Mode::id).toList()).orElse(modes);
        String last = template.days().isEmpty() ? to
                : LocalDate.parse(from).plusDays(template.days().getAsInt() - 1L).toString();
        return new RequestForm(key, code, template.given(), template.why().purpose(), template.why().explanation(),
                template.why().basis(), template.why().scenario(), chosen, from, last, rowScope, again);
    }

    /** What a request says, to be completed. */
    static RequestForm of(Request request) {
        return new RequestForm(request.key(), request.resource(),
                request.items().stream().map(RequestedItem::item).toList(), request.purpose(), request.justification()
                        .explanation(),
                request.justification().basis(), request.justification().scenario(), request.modes().stream()
                        .map(Mode::id).toList(),
                LocalDate.ofInstant(request.from(), ZONE).toString(),
                LocalDate.ofInstant(request.to().minusMillis(1), ZONE).toString(), request.rowScope().orElse(""),
                true);
    }

    RequestForm withModes(List<String> chosen) {
        return new RequestForm(key, code, items, purpose, explanation, basis, scenario, chosen, from, to, rowScope,
                again);
    }

    RequestDraft draft() {
        Set<Mode> chosen = new LinkedHashSet<>();
        modes.forEach(id -> Mode.of(id).ifPresent(chosen::add));
        return new RequestDraft(key, code, items, purpose, explanation, basis, scenario, chosen, day("from", from, 0),
                day("to", to, 1), Optional.of(rowScope).filter(scope -> !scope.isBlank()));
    }

    private static Instant day(String field, String text, int daysAfter) {
        try {
            return LocalDate.parse(text).plusDays(daysAfter).atStartOfDay(ZONE).toInstant();
        } catch (DateTimeException e) {
            throw new CodedException(PortalCode.DATE_WRONG, e, field);
        }
    }

    private static String blank(String text) {
        return text == null ? "" : text;
    }
}
