package org.shuqiao.exchange.web.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.overview.RequestSummary;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resources;

/**
 * Response body of a request.
 *
 * @param items item to what was decided about it: {@code undecided}, {@code agree}, {@code mask:…} or {@code refuse:…}
 * @param grades item to its grade in the version asked for (GB/T 43697-2024)
 * @param due     by when the provider owes the next step; null while the legal clock stands still, or when it owes none
 * @param overdue whether that day is past
 */
public record RequestView(String id, String consumer, String provider, String resource, int version, String title,
        Map<String, String> items, String purpose, String basis, String scenario, List<String> modes,
        OffsetDateTime from, OffsetDateTime to, String state, OffsetDateTime submittedAt, Optional<LocalDate> due,
        boolean overdue, Map<String, String> grades) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static RequestView of(RequestSummary line, Resources resources) {
        Request r = line.request();
        Map<String, String> items = new LinkedHashMap<>();
        r.items().forEach(item -> items.put(item.item(), item.decision().map(RequestView::words).orElse("undecided")));
        return new RequestView(r.id(), r.consumer(), r.provider(), r.resource(), r.version(), r.title(), items,
                r.purpose(), r.justification().basis(), r.justification().scenario(),
                r.modes().stream().map(Mode::id).sorted().toList(),
                time(r.from()), time(r.to()), r.state().id(), time(r.times().submittedAt()),
                line.clock().flatMap(ClockReading::due), line.isOverdue(), grades(r, resources));
    }

    private static Map<String, String> grades(Request request, Resources resources) {
        Map<String, String> grades = new LinkedHashMap<>();
        resources.version(request.resource(), request.version()).ifPresent(resource -> request.items().forEach(asked ->
                resource.item(asked.item()).ifPresent(item -> grades.put(item.name(), item.grade().code()))));
        return grades;
    }

    private static String words(ItemDecision decision) {
        return switch (decision) {
            case ItemDecision.Agree ignored -> "agree";
            case ItemDecision.AgreeMasked masked -> "mask:" + masked.mask();
            case ItemDecision.Refuse refusal -> "refuse:" + refusal.reason() + " (" + refusal.rule() + ")";
        };
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atZone(ZONE).toOffsetDateTime();
    }
}
