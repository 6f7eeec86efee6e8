package org.shuqiao.exchange.domain.delivery;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.grant.Grant;

/**
 * Exception that carries the coded reason of a refused delivery with the grants and the resource concerned. Stays
 * inside of this package.
 */
final class DeliveryRefusedException extends RuntimeException {

    private final transient CodedException reason;
    private final transient List<Grant> concerned;
    private final transient Optional<DeliveryAttempt.Asked> asked;

    DeliveryRefusedException(CodedException reason, List<Grant> concerned, Optional<DeliveryAttempt.Asked> asked) {
        super(null, reason, false, false);
        this.reason = reason;
        this.concerned = List.copyOf(concerned);
        this.asked = asked;
    }

    /** A refusal of what a grant would have given. */
    static DeliveryRefusedException of(CodedException reason, Grant grant) {
        return new DeliveryRefusedException(reason, List.of(grant), Optional.of(asked(grant)));
    }

    static DeliveryAttempt.Asked asked(Grant grant) {
        return new DeliveryAttempt.Asked(grant.policy().resource(), grant.policy().provider());
    }

    CodedException reason() {
        return reason;
    }

    List<Grant> concerned() {
        return concerned;
    }

    /** @return what it is about; what was known before where it does not say */
    Optional<DeliveryAttempt.Asked> askedOr(Optional<DeliveryAttempt.Asked> before) {
        return asked.or(() -> before);
    }
}
