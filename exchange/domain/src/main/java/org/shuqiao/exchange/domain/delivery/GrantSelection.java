package org.shuqiao.exchange.domain.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.resource.Mode;

/**
 * Selects the grants for an attempt: all of each resource for exactly the purpose and mode, the widest first
 * ({@link GrantWidth}). When there is none for what it names, it says why as precisely as the consumer's own grants
 * allow.
 */
final class GrantSelection {

    private final GrantChecks checks;

    GrantSelection(GrantChecks checks) {
        this.checks = checks;
    }

    /**
     * @param owned grants of the consumer, newest first
     * @param names whether the query names what a grant gives
     * @return the usable grants that the query names; all usable ones when it names none of them
     */
    List<Grant> of(List<Grant> owned, String purpose, Mode mode, Predicate<Grant> names) {
        if (owned.isEmpty()) {
            throw plain(ExchangeCode.NO_GRANT);
        }
        List<Grant> same = owned.stream().filter(grant -> grant.policy().purpose().equals(purpose)).toList();
        Map<String, List<Grant>> usable = GrantWidth.byResource(
                same.stream().filter(grant -> checks.unusable(grant, mode).isEmpty()).toList());
        refuseUnusable(same, usable.keySet(), mode, names);
        List<Grant> all = usable.values().stream().flatMap(List::stream).toList();
        List<Grant> named = all.stream().filter(names).toList();
        if (!named.isEmpty()) {
            return named;
        }
        refuseOtherPurpose(owned, purpose, mode, names);
        if (usable.isEmpty()) {
            throw plain(same.isEmpty() ? ExchangeCode.WRONG_PURPOSE : ExchangeCode.NO_GRANT);
        }
        return all;
    }

    /** What is named and was granted for the purpose, but cannot be used now. */
    private void refuseUnusable(List<Grant> same, Set<String> usable, Mode mode, Predicate<Grant> names) {
        same.stream()
                .filter(grant -> !usable.contains(grant.policy().resource()) && names.test(grant))
                .findFirst()
                .ifPresent(grant -> {
                    throw DeliveryRefusedException.of(checks.unusable(grant, mode).orElseThrow(), grant);
                });
    }

    /** What is named and granted, but for another purpose. The grant itself is not concerned: it was not invoked. */
    private void refuseOtherPurpose(List<Grant> owned, String purpose, Mode mode, Predicate<Grant> names) {
        owned.stream()
                .filter(grant -> !grant.policy().purpose().equals(purpose))
                .filter(grant -> names.test(grant) && checks.unusable(grant, mode).isEmpty())
                .findFirst()
                .ifPresent(grant -> {
                    throw new DeliveryRefusedException(new CodedException(ExchangeCode.WRONG_PURPOSE), List.of(),
                            Optional.of(DeliveryRefusedException.asked(grant)));
                });
    }

    private static DeliveryRefusedException plain(ExchangeCode code) {
        return new DeliveryRefusedException(new CodedException(code), List.of(), Optional.empty());
    }
}
