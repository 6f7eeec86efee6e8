package org.shuqiao.exchange.domain.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Justification;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.policy.Position;

/**
 * Decision that a provider keeps for a scenario of one of its resources: requests begin from it, and are decided by it.
 *
 * @param id      {@code T-<year>-<6 digits>}
 * @param title   what the scenario (共享场景) is called
 * @param why     purpose, explanation, basis and scenario that a request begins with
 * @param days    for how long from the first day that is asked; as long as is asked where it is empty
 * @param offered whether requesters of other departments may begin from it
 */
public record DecisionTemplate(String id, String department, String resource, String title, Justification why,
        Decision decision, OptionalInt days, boolean offered, String madeBy, Instant madeAt) {

    /** @return names of the items that it gives, in its order */
    public List<String> given() {
        return decision.items().entrySet().stream()
                .filter(each -> !(each.getValue() instanceof ItemDecision.Refuse)).map(Map.Entry::getKey).toList();
    }

    /**
     * @return what it decides about a request: of the items that were asked those that it knows, so that a person
     *     decides on the others, and never more modes or time than was asked
     */
    Decision on(Request request) {
        Map<String, ItemDecision> items = new LinkedHashMap<>();
        request.items().stream().map(RequestedItem::item).filter(decision.items()::containsKey)
                .forEach(item -> items.put(item, decision.items().get(item)));
        Terms terms = decision.terms();
        Map<String, Set<Position>> positions = new LinkedHashMap<>(terms.positions());
        positions.keySet().retainAll(items.keySet());
        Optional<Instant> end = days.isEmpty() ? Optional.empty()
                : Optional.of(request.from().plus(Duration.ofDays(days.getAsInt())))
                        .filter(each -> each.isBefore(request.to()));
        return new Decision(items, new Terms(terms.filter(), terms.modes().map(modes -> both(modes, request.modes())),
                terms.quota(), terms.minimumGroup(), Optional.empty(), end,
                terms.measures().map(all -> all.stream().filter(items::containsKey).toList()), terms.unit(),
                positions, terms.hours(), Map.of()));
    }

    private static Set<Mode> both(Set<Mode> kept, Set<Mode> asked) {
        Set<Mode> both = new LinkedHashSet<>(kept);
        both.retainAll(asked);
        return both;
    }
}
