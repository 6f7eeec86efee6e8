package org.shuqiao.ledger.verifier;

import org.shuqiao.ledger.record.ExchangeRecordDraft;

/** Step of the way from a receipt back to the beginning. */
public enum Step {
    /** The record is in the log. */
    RECORD("记录", "record"),
    /** The consumer signed what it asked. */
    CONSUMER("使用方", "consumer"),
    /** The provider signed the policy that the record cites. */
    GRANT("授权", "grant"),
    /** The provider signed the decision that the grant follows from. */
    DECISION("审核", "decision"),
    /** The consumer signed the request that was decided. */
    REQUEST("申请", "request"),
    /** The provider signed the version of the catalogue entry that was requested. */
    ENTRY("目录", "entry"),
    /** Witnesses cosigned the log's head. */
    WITNESSES("见证", "witnesses"),
    /** A block of the ledger's network anchors it. */
    BLOCK("区块", "block");

    private final String zh;
    private final String en;

    Step(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /**
     * @return whether such a record has this step: what was refused without a grant has no grant to prove, and without
     *     a request none either
     */
    boolean isOf(ExchangeRecordDraft record) {
        boolean granted = !record.uses().isEmpty();
        return switch (this) {
            case RECORD, CONSUMER, WITNESSES, BLOCK -> true;
            case GRANT, DECISION -> granted;
            case REQUEST, ENTRY -> granted || record.request().isPresent();
        };
    }

    String text(boolean chinese) {
        return chinese ? zh : en;
    }
}
