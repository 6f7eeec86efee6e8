package org.shuqiao.ledger.verifier;

import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.block.VerifiedBlock;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.record.ExchangeRecordDraft;

/** Formats a verdict as text in Chinese or English. */
record VerdictText(boolean chinese) {

    VerdictText(Language language) {
        this(language == Language.ZH);
    }

    /** @param network whether the keys know a network, so that a receipt without a block is worth a word */
    String valid(String name, VerifiedReceipt facts, Optional<VerifiedBlock> block, boolean network) {
        ExchangeRecordDraft record = facts.record().draft();
        return (chinese ? "有效  " : "VALID  ") + name + "  " + record.consumer() + " · " + record.outcome()
                .word() + " · #"
                + facts.index() + "/" + facts.size() + " · " + facts.origin()
                + block.map(this::proven).orElse(!network ? "" : chinese ? " · 尚无区块证明" : " · no block proof yet");
    }

    private String proven(VerifiedBlock block) {
        String orderers = String.join(chinese ? "、" : ", ", block.orderers());
        String endorsers = String.join(chinese ? "、" : ", ", block.endorsers());
        return chinese ? " · 通道 " + block.channel() + " 区块 " + block.number() + "，排序节点 " + orderers + " 签名，"
                + endorsers + " 背书"
                : " · channel " + block.channel() + " block " + block.number() + ", signed by orderer " + orderers
                + ", endorsed by " + endorsers;
    }

    String notAnchored(String name, VerifiedReceipt facts) {
        CodedException missing = new CodedException(LedgerCode.RECEIPT_NOT_ANCHORED, facts.size());
        return invalid(name, missing.code().id(), chinese ? missing.problem(Language.ZH) + missing.remedy(Language.ZH)
                : missing.problem(Language.EN) + " " + missing.remedy(Language.EN));
    }

    String invalid(String name, Verdict.Invalid invalid) {
        return invalid(name, invalid.code(), chinese ? invalid.zh() : invalid.en());
    }

    private String invalid(String name, String code, String why) {
        return (chinese ? "无效  " : "INVALID  ") + name + "  " + code + " " + why;
    }
}
