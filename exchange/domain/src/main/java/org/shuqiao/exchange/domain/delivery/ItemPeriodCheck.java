package org.shuqiao.exchange.domain.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.grant.Grant;

/** Says of what is refused whether it is an item that a grant gives at another time. */
final class ItemPeriodCheck {

    private ItemPeriodCheck() { }

    /** @param grants with what they give now @param asked whether it asks for an item */
    static Optional<CodedException> reason(List<Grant> grants, Predicate<String> asked) {
        return grants.stream().flatMap(grant -> grant.policy().periods().keySet().stream()
                .filter(item -> !grant.policy().columns().contains(item) && asked.test(item))
                .map(item -> GrantChecks.outOfPeriod(grant, item))).findFirst();
    }

    /** Refuses items of which no grant gives all now, and one would at another time. */
    static void require(List<Grant> grants, Collection<String> items) {
        if (grants.stream().noneMatch(grant -> grant.policy().columns().containsAll(items))) {
            reason(grants, items::contains).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }
}
