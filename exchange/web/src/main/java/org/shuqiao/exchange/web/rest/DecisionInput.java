package org.shuqiao.exchange.web.rest;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.web.error.ServerCode;

/**
 * Request body of a decision. Omitted terms stay as requested.
 *
 * @param filter narrows the rows further
 * @param minimumGroup k: only aggregates leave, made of cells of at least k persons
 * @param measures items of which sums and averages are given
 * @param unit item that names the person behind a row
 * @param perDay deliveries a day, {@code total} in all, {@code rows} of one answer
 */
public record DecisionInput(List<ItemOrder> items, String filter, List<String> modes, Integer minimumGroup,
        Long perDay, Long total, Long rows, List<String> measures, String unit) {

    /**
     * What is decided about one item.
     *
     * @param verdict {@code agree}, {@code mask} or {@code refuse}
     * @param mask textual form of the mask
     * @param reason why it is refused
     * @param rule the law, regulation or rule on which the refusal rests
     */
    public record ItemOrder(String item, String verdict, String mask, String reason, String rule) { }

    Decision decision() {
        Map<String, ItemDecision> decided = new LinkedHashMap<>();
        for (ItemOrder order : items == null ? List.<ItemOrder>of() : items) {
            decided.put(order.item(), decision(order));
        }
        return new Decision(decided, new Terms(Optional.ofNullable(filter).filter(text -> !text.isBlank()),
                Optional.ofNullable(modes).map(DecisionInput::modes),
                new Quota(number(perDay), number(total), number(rows), OptionalLong.empty()),
                minimumGroup == null ? OptionalInt.empty() : OptionalInt.of(minimumGroup),
                Optional.empty(), Optional.empty(), Optional.ofNullable(measures),
                Optional.ofNullable(unit).filter(text -> !text.isBlank())));
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

    private static OptionalLong number(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
