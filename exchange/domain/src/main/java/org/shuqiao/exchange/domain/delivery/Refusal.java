package org.shuqiao.exchange.domain.delivery;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.grant.Grant;

/** Why an attempt fails, with the grants and the resource that the refusal is about. Stays inside of this package. */
final class Refusal extends RuntimeException {

    private final transient CodedException reason;
    private final transient List<Grant> concerned;
    private final transient Optional<Attempt.Asked> asked;

    Refusal(CodedException reason, List<Grant> concerned, Optional<Attempt.Asked> asked) {
        super(null, reason, false, false);
        this.reason = reason;
        this.concerned = List.copyOf(concerned);
        this.asked = asked;
    }

    /** A refusal of what a grant would have given. */
    static Refusal of(CodedException reason, Grant grant) {
        return new Refusal(reason, List.of(grant), Optional.of(asked(grant)));
    }

    static Attempt.Asked asked(Grant grant) {
        return new Attempt.Asked(grant.policy().resource(), grant.policy().provider());
    }

    CodedException reason() {
        return reason;
    }

    List<Grant> concerned() {
        return concerned;
    }

    Optional<Attempt.Asked> asked() {
        return asked;
    }
}
