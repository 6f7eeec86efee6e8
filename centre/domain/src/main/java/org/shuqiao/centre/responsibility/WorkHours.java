package org.shuqiao.centre.responsibility;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hours of work of a working day, one span after the other, written {@code 09:00-12:00}. */
public record WorkHours(List<Span> spans) {

    /** Where no file says otherwise. */
    public static final WorkHours USUAL = new WorkHours(List.of(
            new Span(LocalTime.of(9, 0), LocalTime.of(12, 0)), new Span(LocalTime.of(13, 0), LocalTime.of(17, 0))));

    static final String FORM = "09:00-12:00, 13:00-17:00";
    private static final int SPAN = "09:00-12:00".length();
    private static final int TIME = "09:00".length();

    public WorkHours {
        spans = List.copyOf(spans);
    }

    /** Span of work without a break. */
    public record Span(LocalTime from, LocalTime to) { }

    /** @return empty where a text is no span, or the spans do not follow each other */
    static Optional<WorkHours> of(List<String> texts) {
        List<Span> spans = new ArrayList<>();
        for (String text : texts) {
            Optional<Span> span = span(text);
            if (span.isEmpty() || !spans.isEmpty() && span.get().from().isBefore(spans.getLast().to())) {
                return Optional.empty();
            }
            spans.add(span.get());
        }
        return spans.isEmpty() ? Optional.empty() : Optional.of(new WorkHours(spans));
    }

    private static Optional<Span> span(String text) {
        if (text == null || text.length() != SPAN || text.charAt(TIME) != '-') {
            return Optional.empty();
        }
        try {
            Span span = new Span(LocalTime.parse(text.substring(0, TIME)), LocalTime.parse(text.substring(TIME + 1)));
            return span.from().isBefore(span.to()) ? Optional.of(span) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @return as files write it */
    public String text() {
        return String.join(", ", spans.stream().map(span -> span.from() + "-" + span.to()).toList());
    }
}
