package org.shuqiao.ledger.clock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Clock of a request's reply as the signed acts of both departments tell it: the consumer's request starts it, the
 * provider's return stops it until the consumer completes the request, an extension lengthens it, the provider's
 * decision or the consumer's withdrawal ends it. Days are those at Beijing.
 *
 * @param duty     as the deadlines name it
 * @param calendar digest of the rules that the ending act cites; of an open request, those of its newest act
 * @param extended working days by which the provider put its reply off
 * @param answered day of the decision
 * @param withdrawn day on which the consumer took it back
 */
public record ActClock(String request, String provider, String consumer, String duty, String calendar,
        LocalDate started, Optional<Pause> pause, int extended, Optional<LocalDate> answered,
        Optional<LocalDate> withdrawn) {

    /** Acts that tell of a clock. */
    public static final List<ActKind> KINDS = List.of(ActKind.REQUEST, ActKind.RETURN, ActKind.EXTENSION,
            ActKind.WITHDRAWAL, ActKind.DECISION);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The clock as the rules reckon it. @param total working days of the period, without extension */
    public record Reckoned(LegalPeriod period, Reckoning at, boolean provisional) { }

    /**
     * @param acts signed ones whose id is the request's, of any kind and in any order
     * @return nothing where the request itself is missing, or was made before acts named their clock
     */
    public static Optional<ActClock> of(List<Act> acts) {
        List<Act> ordered = acts.stream().filter(act -> KINDS.contains(act.kind()))
                .sorted(Comparator.comparing((Act act) -> act.time().toInstant()).thenComparing(Act::digest)).toList();
        Optional<Act> first = ordered.stream().filter(act -> act.kind() == ActKind.REQUEST).findFirst();
        Optional<ObjectNode> asked = first.flatMap(act -> JsonFields.of(act.body(), "body.")
                .optionalObject("request"));
        Optional<String> provider = asked.flatMap(tree -> JsonFields.of(tree, "body.request.")
                .optionalText("provider"));
        if (provider.isEmpty()) {
            return Optional.empty();
        }
        List<Act> both = ordered.stream().filter(act -> act.department().equals(switch (act.kind()) {
            case REQUEST, WITHDRAWAL -> first.get().department();
            default -> provider.get();
        })).toList();
        Optional<Act> ending = both.stream().filter(act -> act.kind() == ActKind.DECISION
                || act.kind() == ActKind.WITHDRAWAL).findFirst();
        List<Act> counted = both.stream().filter(act -> ending.isEmpty()
                || !act.time().toInstant().isAfter(ending.get().time().toInstant())).toList();
        return ending.or(() -> Optional.of(counted.getLast())).flatMap(ActClock::cited).map(clock -> {
            JsonFields fields = JsonFields.of(clock, "body.clock.");
            return new ActClock(first.get().id(), provider.get(), first.get().department(), fields.text("duty"),
                    fields.text("calendar"), day(first.get().time()), pause(counted), extended(counted),
                    ending.filter(act -> act.kind() == ActKind.DECISION).map(act -> day(act.time())),
                    ending.filter(act -> act.kind() == ActKind.WITHDRAWAL).map(act -> day(act.time())));
        });
    }

    private static Optional<ObjectNode> cited(Act act) {
        return JsonFields.of(act.body(), "body.").optionalObject("clock");
    }

    /** A return tells all that is missing, once: a second one stops nothing. */
    private static Optional<Pause> pause(List<Act> acts) {
        return acts.stream().filter(act -> act.kind() == ActKind.RETURN).findFirst().map(told ->
                new Pause(day(told.time()), acts.stream().filter(act -> act.kind() == ActKind.REQUEST
                        && act.time().toInstant().isAfter(told.time().toInstant()))
                        .findFirst().map(act -> day(act.time()))));
    }

    private static int extended(List<Act> acts) {
        return acts.stream().filter(act -> act.kind() == ActKind.EXTENSION).findFirst()
                .map(act -> (int) Math.min(JsonFields.of(act.body(), "body.").number("days"), ClockRules.LONGEST))
                .orElse(0);
    }

    /**
     * @param today the day on which a clock that was not ended is read
     * @return nothing where the rules have no period for it
     */
    public Optional<Reckoned> reckon(ClockRules rules, LocalDate today) {
        return rules.period(duty, started).map(period -> {
            Reckoning at = Reckoning.of(rules.calendar(), started, period.workingDays() + extended, pause,
                    answered.or(() -> withdrawn).orElse(today));
            return new Reckoned(period, at, rules.calendar().provisional(started, at.until()));
        });
    }

    private static LocalDate day(OffsetDateTime time) {
        return time.atZoneSameInstant(ZONE).toLocalDate();
    }
}
