package org.shuqiao.exchange.domain.audit;

import java.util.function.Consumer;

/** Compares one kind of evidence with another. */
public interface AuditCheck {

    /** @return the check's name in reports: lower-case with hyphens */
    String name();

    /**
     * Tells each finding as it is found.
     *
     * @return how many things were compared
     */
    long run(AuditPeriod period, Consumer<Finding> found);
}
