package org.shuqiao.exchange.domain.clock;

import java.util.Arrays;
import java.util.Optional;
import org.shuqiao.base.error.Language;

/** Duty of a department that is due within a number of working days. The numbers are data: {@code deadlines.yaml}. */
public enum Duty {
    REPLY_UNCONDITIONAL("reply-unconditional", "答复（无条件共享）", "reply, shared unconditionally"),
    REPLY_CONDITIONAL("reply-conditional", "答复（有条件共享）", "reply, shared on conditions"),
    SHARE_AFTER_AGREEMENT("share-after-agreement", "同意后共享", "share after agreement"),
    CHECK_OBJECTION("check-objection", "校核异议", "check an objection"),
    /** Of an emergency grant, after it was given. */
    REVIEW_EMERGENCY("review-emergency", "复核应急授权", "review an emergency grant"),
    /** By how much a reply may be put off at most, once and with a reason. */
    EXTEND_REPLY("extend-reply", "延期答复（上限）", "extension of a reply, at most"),
    /** By the department that a supervision notice is given to. */
    ANSWER_SUPERVISION("answer-supervision", "答复督办", "answer a supervision notice"),
    /** By the department from which data is demanded that no entry serves. */
    ANSWER_DEMAND("answer-demand", "答复数据需求", "answer a demand"),
    /** Layer 1 of a dispute: between the two departments. */
    CONSULT_DISPUTE("consult-dispute", "争议协商", "consult about a dispute"),
    /** Layer 2: by the data authority. */
    MEDIATE_DISPUTE("mediate-dispute", "争议调解", "mediate a dispute"),
    /** Layer 3: by the government at the same level. */
    DECIDE_DISPUTE("decide-dispute", "争议裁定", "decide a dispute");

    private final String id;
    private final String zh;
    private final String en;

    Duty(String id, String zh, String en) {
        this.id = id;
        this.zh = zh;
        this.en = en;
    }

    /** @return the name that data files and the API use */
    public String id() {
        return id;
    }

    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }

    public static Optional<Duty> of(String id) {
        return Arrays.stream(values()).filter(duty -> duty.id.equals(id)).findFirst();
    }
}
