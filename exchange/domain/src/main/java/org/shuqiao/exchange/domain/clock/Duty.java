package org.shuqiao.exchange.domain.clock;

/** Duty of a department that is due within a number of working days. The numbers are data: {@code deadlines.yaml}. */
public enum Duty {
    REPLY_UNCONDITIONAL("reply-unconditional"),
    REPLY_CONDITIONAL("reply-conditional"),
    SHARE_AFTER_AGREEMENT("share-after-agreement"),
    CHECK_OBJECTION("check-objection"),
    /** Of an emergency grant, after it was given. */
    REVIEW_EMERGENCY("review-emergency");

    private final String id;

    Duty(String id) {
        this.id = id;
    }

    /** @return the name that data files and the API use */
    public String id() {
        return id;
    }
}
