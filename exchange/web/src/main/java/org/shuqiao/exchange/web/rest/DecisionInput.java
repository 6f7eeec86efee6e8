package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.grant.ItemPeriod;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.grant.PositionsJson;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.grant.UsageHours;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.query.policy.Position;

/**
 * Request body of a decision. Omitted terms stay as requested.
 *
 * @param filter narrows the rows further
 * @param minimumGroup k: only aggregates leave, made of cells of at least k persons
 * @param measures items of which sums and averages are given
 * @param unit item that names the person behind a row
 * @param perDay deliveries a day, {@code total} in all, {@code rows} of one answer
 * @param rowsPerDay rows of the sources a day
 * @param from first day, or an ISO time with offset; {@code to} the last: within what was asked
 * @param hours of a day within which the grant may be used, {@code 08:30-17:30}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionInput(List<ItemOrder> items, String filter, List<String> modes, Integer minimumGroup,
        Long perDay, Long total, Long rows, List<String> measures, String unit, Long rowsPerDay, String from,
        String to, String hours) {

    /**
     * Decision on one item.
     *
     * @param verdict {@code agree}, {@code mask} or {@code refuse}
     * @param mask textual form of the mask
     * @param reason why it is refused
     * @param rule the law, regulation or rule on which the refusal rests
     * @param positions where a query may use the item, whose values are not given then: {@code join}, {@code filter},
     *     {@code aggregate}
     * @param from first day on which this item is given, or an ISO time with offset; {@code to} the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ItemOrder(String item, String verdict, String mask, String reason, String rule,
            List<String> positions, String from, String to) {

        static ItemOrder of(String item, ItemDecision decided, Terms terms) {
            List<String> positions = Optional.ofNullable(terms.positions().get(item)).map(Position::words)
                    .map(List::copyOf).orElse(null);
            Optional<ItemPeriod> period = Optional.ofNullable(terms.periods().get(item));
            String from = period.flatMap(ItemPeriod::from).map(PolicyJson::time).orElse(null);
            String to = period.flatMap(ItemPeriod::to).map(PolicyJson::time).orElse(null);
            return switch (decided) {
                case ItemDecision.Agree agree -> new ItemOrder(item, "agree", null, null, null, positions, from, to);
                case ItemDecision.AgreeMasked masked ->
                    new ItemOrder(item, "mask", masked.mask(), null, null, positions, from, to);
                case ItemDecision.Refuse refuse ->
                    new ItemOrder(item, "refuse", null, refuse.reason(), refuse.rule(), null, null, null);
            };
        }
    }

    /** @return the body that says this decision */
    static DecisionInput of(Decision decision) {
        Terms terms = decision.terms();
        return new DecisionInput(decision.items().entrySet().stream()
                .map(each -> ItemOrder.of(each.getKey(), each.getValue(), terms)).toList(),
                terms.filter().orElse(null),
                terms.modes().map(all -> all.stream().sorted().map(Mode::id).toList()).orElse(null),
                terms.minimumGroup().isPresent() ? terms.minimumGroup().getAsInt() : null,
                number(terms.quota().perDay()), number(terms.quota().total()), number(terms.quota().rows()),
                terms.measures().orElse(null), terms.unit().orElse(null), number(terms.quota().rowsPerDay()),
                terms.from().map(PolicyJson::time).orElse(null), terms.to().map(PolicyJson::time).orElse(null),
                terms.hours().map(UsageHours::text).orElse(null));
    }

    Decision decision() {
        Map<String, ItemDecision> decided = new LinkedHashMap<>();
        for (ItemOrder order : items == null ? List.<ItemOrder>of() : items) {
            decided.put(order.item(), decision(order));
        }
        return new Decision(decided, new Terms(Optional.ofNullable(filter).filter(text -> !text.isBlank()),
                Optional.ofNullable(modes).map(DecisionInput::modes),
                new Quota(number(perDay), number(total), number(rows), number(rowsPerDay)),
                minimumGroup == null ? OptionalInt.empty() : OptionalInt.of(minimumGroup),
                time("from", from, 0), time("to", to, 1), Optional.ofNullable(measures),
                Optional.ofNullable(unit).filter(text -> !text.isBlank()), positions(),
                UsageHours.read(hours == null ? "" : hours), periods()));
    }

    private Map<String, Set<Position>> positions() {
        Map<String, Set<Position>> placed = new LinkedHashMap<>();
        for (ItemOrder order : items == null ? List.<ItemOrder>of() : items) {
            if (order.positions() != null && !order.positions().isEmpty()) {
                placed.put(order.item(), order.positions().stream()
                        .map(word -> PositionsJson.read(order.item(), word)).collect(Collectors.toSet()));
            }
        }
        return placed;
    }

    private Map<String, ItemPeriod> periods() {
        Map<String, ItemPeriod> periods = new LinkedHashMap<>();
        for (ItemOrder order : items == null ? List.<ItemOrder>of() : items) {
            ItemPeriod period = new ItemPeriod(time("from", order.from(), 0), time("to", order.to(), 1));
            if (period.from().isPresent() || period.to().isPresent()) {
                periods.put(order.item(), period);
            }
        }
        return periods;
    }

    private static Optional<Instant> time(String field, String value, int daysAfter) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank())
                .map(text -> RequestInput.time(field, text, daysAfter));
    }

    private static ItemDecision decision(ItemOrder order) {
        return switch (order.verdict() == null ? "" : order.verdict()) {
            case "agree" -> new ItemDecision.Agree();
            case "mask" -> new ItemDecision.AgreeMasked(order.mask() == null ? "" : order.mask());
            case "refuse" -> new ItemDecision.Refuse(order.reason() == null ? "" : order.reason(),
                    order.rule() == null ? "" : order.rule());
            default -> throw new CodedException(ServerCode.BAD_REQUEST, "verdict");
        };
    }

    private static Set<Mode> modes(List<String> ids) {
        Set<Mode> chosen = new LinkedHashSet<>();
        ids.forEach(id -> chosen.add(Mode.of(id)
                .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "modes"))));
        return chosen;
    }

    private static Long number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static OptionalLong number(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
