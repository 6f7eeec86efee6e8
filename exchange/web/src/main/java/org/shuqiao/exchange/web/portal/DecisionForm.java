package org.shuqiao.exchange.web.portal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.grant.ItemPeriod;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.grant.UsageHours;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.mask.MaskKind;
import org.shuqiao.query.policy.Position;

/**
 * Form of a decision: {@code verdict.<item>}, {@code mask.<item>}, {@code reason.<item>}, {@code rule.<item>}, and a
 * choice for each position in which a query may use an item that is given without its values: {@code join.<item>};
 * {@code begins.<item>} and {@code ends.<item>} are the first and the last day of an item.
 */
final class DecisionForm {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> TERMS = List.of("filter", "minimumGroup", "measures", "unit", "perDay", "total",
            "rows", "rowsPerDay", "from", "to", "hours", "mode.query", "mode.verify", "mode.file", "mode.table");

    private static final List<String> PARTS = Stream.concat(
            Stream.of("verdict", "mask", "reason", "rule", "begins", "ends"),
            Arrays.stream(Position.values()).map(Position::word)).toList();

    private final Map<String, String> typed;

    private DecisionForm(Map<String, String> typed) {
        this.typed = typed;
    }

    /**
     * Preselection of the form: items that identify a person are masked, other items of low grades are agreed to.
     * Nothing is chosen for an item of general level 4 or above, whose mask is only at hand: what harms most when it
     * leaves is decided by a person, not by whoever presses a button.
     *
     * @param items the requested items as the catalogue has them
     */
    static DecisionForm suggested(Request request, Map<String, Item> items) {
        return suggested(request, items, Grade.GENERAL_4);
    }

    /** The same with a choice for every item of any grade, for who decides in a hurry. */
    static DecisionForm masked(Request request, Map<String, Item> items) {
        return suggested(request, items, Grade.CORE);
    }

    private static DecisionForm suggested(Request request, Map<String, Item> items, Grade from) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (RequestedItem asked : request.items()) {
            Optional<Item> item = Optional.ofNullable(items.get(asked.item()));
            Optional<MaskKind> mask = item.flatMap(Item::element).flatMap(MaskChoice::fitting);
            boolean chosen = item.filter(known -> known.grade().below(from)).isPresent();
            typed.put("verdict." + asked.item(), !chosen ? "" : mask.isPresent() ? "mask" : "agree");
            mask.ifPresent(kind -> typed.put("mask." + asked.item(), kind.code()));
        }
        return new DecisionForm(typed);
    }

    static DecisionForm of(Request request, Map<String, String> given) {
        return of(request.items().stream().map(RequestedItem::item).toList(), given);
    }

    static DecisionForm of(List<String> items, Map<String, String> given) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String item : items) {
            for (String part : PARTS) {
                String name = part + "." + item;
                typed.put(name, given.getOrDefault(name, ""));
            }
        }
        TERMS.forEach(term -> typed.put(term, given.getOrDefault(term, "")));
        return new DecisionForm(typed);
    }

    /** The form filled with a decision, such as a template's; what it leaves open stays open. */
    static DecisionForm filled(Decision decision) {
        Map<String, String> typed = new LinkedHashMap<>();
        decision.items().forEach((item, decided) -> {
            switch (decided) {
                case ItemDecision.Agree agree -> typed.put("verdict." + item, "agree");
                case ItemDecision.AgreeMasked masked -> {
                    typed.put("verdict." + item, "mask");
                    typed.put("mask." + item, masked.mask());
                }
                case ItemDecision.Refuse refuse -> {
                    typed.put("verdict." + item, "refuse");
                    typed.put("reason." + item, refuse.reason());
                    typed.put("rule." + item, refuse.rule());
                }
            }
        });
        Terms terms = decision.terms();
        terms.positions().forEach((item, where) -> where.forEach(each -> typed.put(each.word() + "." + item, "on")));
        terms.periods().forEach((item, period) -> {
            period.from().ifPresent(time -> typed.put("begins." + item, LocalDate.ofInstant(time, ZONE).toString()));
            period.to().ifPresent(time -> typed.put("ends." + item,
                    LocalDate.ofInstant(time.minusMillis(1), ZONE).toString()));
        });
        terms.modes().ifPresent(modes -> modes.forEach(mode -> typed.put("mode." + mode.id(), "on")));
        terms.filter().ifPresent(filter -> typed.put("filter", filter));
        terms.minimumGroup().ifPresent(least -> typed.put("minimumGroup", String.valueOf(least)));
        terms.measures().ifPresent(measures -> typed.put("measures", String.join(", ", measures)));
        terms.unit().ifPresent(unit -> typed.put("unit", unit));
        terms.quota().perDay().ifPresent(each -> typed.put("perDay", String.valueOf(each)));
        terms.quota().total().ifPresent(each -> typed.put("total", String.valueOf(each)));
        terms.quota().rows().ifPresent(each -> typed.put("rows", String.valueOf(each)));
        terms.quota().rowsPerDay().ifPresent(each -> typed.put("rowsPerDay", String.valueOf(each)));
        terms.from().ifPresent(time -> typed.put("from", LocalDate.ofInstant(time, ZONE).toString()));
        terms.to().ifPresent(time -> typed.put("to", LocalDate.ofInstant(time.minusMillis(1), ZONE).toString()));
        terms.hours().ifPresent(hours -> typed.put("hours", hours.text()));
        return new DecisionForm(typed);
    }

    public String get(String part, String item) {
        return typed.getOrDefault(part + "." + item, "");
    }

    public String get(String term) {
        return typed.getOrDefault(term, "");
    }

    /** @return whether a term beyond the items is set */
    public boolean limited() {
        return TERMS.stream().anyMatch(term -> !get(term).isBlank());
    }

    /** @return everything typed, to be carried from the preview to the signature */
    public Map<String, String> typed() {
        return typed;
    }

    Decision decision(Request request, PageLocalizer say) {
        return decision(request.items().stream().map(RequestedItem::item).toList(), say);
    }

    Decision decision(List<String> names, PageLocalizer say) {
        Map<String, ItemDecision> items = new LinkedHashMap<>();
        for (String item : names) {
            switch (get("verdict", item)) {
                case "agree" -> items.put(item, new ItemDecision.Agree());
                case "mask" -> items.put(item, new ItemDecision.AgreeMasked(get("mask", item)));
                case "refuse" -> items.put(item, new ItemDecision.Refuse(get("reason", item), get("rule", item)));
                default -> { } // undecided: the service names the item
            }
        }
        OptionalLong least = number("minimumGroup", say);
        return new Decision(items, new Terms(Optional.of(get("filter")).filter(text -> !text.isBlank()),
                modes(),
                new Quota(number("perDay", say), number("total", say), number("rows", say),
                        number("rowsPerDay", say)),
                least.isPresent() ? OptionalInt.of((int) Math.min(least.getAsLong(), Integer.MAX_VALUE))
                        : OptionalInt.empty(),
                day("from", 0, say), day("to", 1, say), Optional.of(get("measures").strip())
                        .filter(text -> !text.isEmpty()).map(text -> List.of(text.split("[\\s,，、]+"))),
                Optional.of(get("unit").strip()).filter(text -> !text.isEmpty()), positions(items.keySet()),
                UsageHours.read(get("hours")), periods(items.keySet(), say)));
    }

    /** @return the modes that were chosen; as requested where none was */
    private Optional<Set<Mode>> modes() {
        return Optional.of(Arrays.stream(Mode.values()).filter(mode -> !get("mode." + mode.id()).isBlank())
                .collect(Collectors.toSet())).filter(chosen -> !chosen.isEmpty());
    }

    private Map<String, Set<Position>> positions(Set<String> items) {
        Map<String, Set<Position>> placed = new LinkedHashMap<>();
        items.forEach(item -> Arrays.stream(Position.values()).filter(each -> !get(each.word(), item).isBlank())
                .filter(each -> !get("verdict", item).equals("refuse"))
                .forEach(each -> placed.computeIfAbsent(item, first -> EnumSet.noneOf(Position.class)).add(each)));
        return placed;
    }

    private Map<String, ItemPeriod> periods(Set<String> items, PageLocalizer say) {
        Map<String, ItemPeriod> periods = new LinkedHashMap<>();
        items.stream().filter(item -> !get("verdict", item).equals("refuse")).forEach(item -> {
            ItemPeriod period = new ItemPeriod(day("begins." + item, "from", 0, say),
                    day("ends." + item, "to", 1, say));
            if (period.from().isPresent() || period.to().isPresent()) {
                periods.put(item, period);
            }
        });
        return periods;
    }

    private Optional<Instant> day(String term, int daysAfter, PageLocalizer say) {
        return day(term, term, daysAfter, say);
    }

    private Optional<Instant> day(String term, String label, int daysAfter, PageLocalizer say) {
        try {
            return Optional.of(get(term).strip()).filter(text -> !text.isEmpty()).map(LocalDate::parse)
                    .map(day -> day.plusDays(daysAfter).atStartOfDay(ZONE).toInstant());
        } catch (DateTimeException e) {
            throw new CodedException(PortalCode.DATE_WRONG, e, say.text("decide." + label));
        }
    }

    private OptionalLong number(String term, PageLocalizer say) {
        String text = get(term).strip();
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new CodedException(PortalCode.NUMBER_WRONG, e, say.text("decide." + term));
        }
    }
}
