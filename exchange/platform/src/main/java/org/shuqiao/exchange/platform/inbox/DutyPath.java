package org.shuqiao.exchange.platform.inbox;

import org.shuqiao.exchange.domain.duty.OpenDuty;

/** Path of the portal's page on which a duty is done. */
public final class DutyPath {

    private DutyPath() { }

    public static String of(OpenDuty each) {
        return switch (each.duty()) {
            case REPLY_UNCONDITIONAL, REPLY_CONDITIONAL, SHARE_AFTER_AGREEMENT, EXTEND_REPLY ->
                "/requests/" + each.subject();
            case CHECK_OBJECTION -> "/objections/" + each.subject();
            case REVIEW_EMERGENCY -> "/emergencies";
            case ANSWER_SUPERVISION -> "/supervision";
            case ANSWER_DEMAND -> "/demands";
            case CONSULT_DISPUTE, MEDIATE_DISPUTE, DECIDE_DISPUTE -> "/disputes";
        };
    }
}
