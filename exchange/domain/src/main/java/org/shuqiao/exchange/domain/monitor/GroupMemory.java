package org.shuqiao.exchange.domain.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.clock.WorkingCalendar;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Memory of a rule about one group: marks within its window, and when it was told of. Its size is bounded: of more
 * marks than {@link #MOST} the two oldest become one, which is as old as the younger of them, so that a rule is rather
 * broken too early than too late.
 */
final class GroupMemory {

    static final int MOST = 1000;

    private final List<Mark> marks = new ArrayList<>();
    private Optional<Instant> raised = Optional.empty();

    /** A broken rule. @param figure what was reckoned @param places the entries that it was reckoned from */
    record Alarm(long figure, List<String> places) { }

    /** Takes an entry that concerns the rule. @return an alarm when the bound is passed and was not told of lately */
    Optional<Alarm> take(MonitorRule rule, Fact fact, WorkingCalendar calendar) {
        forget(rule, fact.at());
        long figure = switch (rule.shape()) {
            case RuleShape.Count count -> added(fact, "", fact.weight());
            case RuleShape.Rows rows -> added(fact, "", fact.rows());
            case RuleShape.Distinct distinct -> distinct(fact, distinct.field());
            case RuleShape.OutsideHours hours -> outside(fact, hours, calendar)
                    ? added(fact, "", fact.weight()) : -1;
            case RuleShape.Span span -> span(fact);
            case RuleShape.Sequence sequence -> sequence(rule, fact, sequence);
        };
        boolean told = raised.filter(at -> fact.at().isBefore(at.plus(rule.window()))).isPresent();
        if (figure <= rule.most() || told) {
            return Optional.empty();
        }
        raised = Optional.of(fact.at());
        return Optional.of(new Alarm(figure, marks.stream().map(Mark::place).distinct().toList()));
    }

    /** A span is forgotten as a whole, once there was a break as long as the window. */
    private void forget(MonitorRule rule, Instant now) {
        Instant edge = now.minus(rule.window());
        if (rule.shape() instanceof RuleShape.Span) {
            boolean broken = !marks.isEmpty() && !marks.getLast().at().isAfter(edge);
            if (broken) {
                marks.clear();
            }
        } else {
            marks.removeIf(mark -> !mark.at().isAfter(edge));
        }
    }

    private long added(Fact fact, String value, long amount) {
        marks.add(new Mark(fact.at(), value, amount, fact.place()));
        marks.sort(Comparator.comparing(Mark::at));
        while (marks.size() > MOST) {
            Mark oldest = marks.removeFirst();
            Mark next = marks.removeFirst();
            marks.addFirst(new Mark(next.at(), next.value(), oldest.amount() + next.amount(), next.place()));
        }
        return marks.stream().mapToLong(Mark::amount).sum();
    }

    private long distinct(Fact fact, String field) {
        for (String value : fact.values(field)) {
            marks.removeIf(mark -> mark.value().equals(value));
            marks.add(new Mark(fact.at(), value, 1, fact.place()));
        }
        marks.sort(Comparator.comparing(Mark::at));
        while (marks.size() > MOST) {
            marks.removeFirst();
        }
        return marks.size();
    }

    private long span(Fact fact) {
        if (marks.size() > 1) {
            marks.removeLast();
        }
        marks.add(new Mark(fact.at(), "", 1, fact.place()));
        return Duration.between(marks.getFirst().at(), fact.at()).toDays();
    }

    private long sequence(MonitorRule rule, Fact fact, RuleShape.Sequence sequence) {
        long before = marks.stream().mapToLong(Mark::amount).sum();
        if (fact.matches(sequence.then())) {
            marks.add(new Mark(fact.at(), "", 0, fact.place()));
            return before;
        }
        added(fact, "", fact.weight());
        return -1;
    }

    private static boolean outside(Fact fact, RuleShape.OutsideHours hours, WorkingCalendar calendar) {
        var local = fact.at().atZone(ExchangeStore.ZONE);
        boolean within = !local.toLocalTime().isBefore(hours.from()) && local.toLocalTime().isBefore(hours.to());
        return !within || !calendar.isWorkingDay(local.toLocalDate());
    }

    /** @return from when on it says nothing any more */
    Instant until(MonitorRule rule) {
        Instant last = marks.isEmpty() ? Instant.EPOCH : marks.getLast().at();
        Instant told = raised.orElse(Instant.EPOCH);
        return (last.isAfter(told) ? last : told).plus(rule.window());
    }

    String write() {
        ObjectNode tree = CanonicalJson.object().put("v", 1);
        raised.ifPresent(at -> tree.put("raised", micros(at)));
        ArrayNode array = tree.putArray("marks");
        marks.forEach(mark -> array.addObject().put("t", micros(mark.at())).put("v", mark.value())
                .put("a", mark.amount()).put("p", mark.place()));
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }

    static GroupMemory read(String content) {
        JsonNode tree = CanonicalJson.read(content.getBytes(StandardCharsets.UTF_8));
        GroupMemory memory = new GroupMemory();
        if (tree.has("raised")) {
            memory.raised = Optional.of(instant(tree.get("raised").asLong()));
        }
        tree.path("marks").forEach(mark -> memory.marks.add(new Mark(instant(mark.path("t").asLong()),
                mark.path("v").asText(), mark.path("a").asLong(), mark.path("p").asText())));
        return memory;
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
