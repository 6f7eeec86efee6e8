package org.shuqiao.exchange.domain.audit;

import java.util.List;
import java.util.function.Consumer;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.domain.emergency.Emergency;

/** Looks for emergency grants that nobody reviewed in time. */
public final class EmergencyReviewCheck implements AuditCheck {

    private final Emergencies emergencies;

    public EmergencyReviewCheck(Emergencies emergencies) {
        this.emergencies = emergencies;
    }

    @Override
    public String name() {
        return "emergency-reviews";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        List<Emergency> open = emergencies.open();
        open.stream().filter(Emergency::isOverdue).forEach(late -> found.accept(new Finding(
                FindingKind.EMERGENCY_NOT_REVIEWED, late.id(), "working days overdue: "
                        + late.clock().orElseThrow().overdue())));
        return open.size();
    }
}
