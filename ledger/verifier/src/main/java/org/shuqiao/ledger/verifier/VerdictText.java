package org.shuqiao.ledger.verifier;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.block.VerifiedBlock;
import org.shuqiao.ledger.record.ExchangeRecordDraft;

/** Formats verdicts and findings as text in Chinese or English. */
record VerdictText(boolean chinese) {

    VerdictText(Language language) {
        this(language == Language.ZH);
    }

    /** @param network whether the keys know a network, so that a receipt without a block is worth a word */
    String valid(String name, VerifiedReceipt facts, Trail trail, boolean network) {
        ExchangeRecordDraft record = facts.record().draft();
        return (chinese ? "有效  " : "VALID  ") + name + "  " + record.consumer() + " · " + record.outcome()
                .word() + " · #"
                + facts.index() + "/" + facts.size() + " · " + facts.origin()
                + trail.block().map(this::proven)
                        .orElse(!network ? "" : chinese ? " · 尚无区块证明" : " · no block proof yet")
                + steps(record, trail);
    }

    /** What was proven, what only the platform vouches for, and what the files at hand do not show. */
    private String steps(ExchangeRecordDraft record, Trail trail) {
        List<Step> asked = Arrays.stream(Step.values())
                .filter(step -> step != Step.RECORD && step != Step.BLOCK)
                .filter(step -> step.isOf(record)).toList();
        return list(chinese ? " · 已证明：" : " · proven: ", asked, step ->
                        trail.steps().get(step) == Trail.Strength.STRONG, trail)
                + list(chinese ? " · 仅由平台代管的密钥或登录担保：" : " · vouched for by the platform alone: ", asked, step ->
                        trail.steps().get(step) == Trail.Strength.HOSTED, trail)
                + list(chinese ? " · 未证明：" : " · not shown: ", asked, step -> !trail.proves(step), trail);
    }

    private String list(String head, List<Step> asked, Predicate<Step> chosen, Trail trail) {
        String words = asked.stream().filter(chosen)
                .map(step -> step.text(chinese) + (step == Step.WITNESSES && trail.witnesses() > 0
                        ? " ×" + trail.witnesses() : ""))
                .collect(Collectors.joining(chinese ? "、" : ", "));
        return words.isEmpty() ? "" : head + words;
    }

    private String proven(VerifiedBlock block) {
        String orderers = String.join(chinese ? "、" : ", ", block.orderers());
        String endorsers = String.join(chinese ? "、" : ", ", block.endorsers());
        return chinese ? " · 通道 " + block.channel() + " 区块 " + block.number() + "，排序节点 " + orderers + " 签名，"
                + endorsers + " 背书"
                : " · channel " + block.channel() + " block " + block.number() + ", signed by orderer " + orderers
                + ", endorsed by " + endorsers;
    }

    String invalid(String name, Verdict.Invalid invalid) {
        return (chinese ? "无效  " : "INVALID  ") + name + "  " + invalid.code() + " "
                + (chinese ? invalid.zh() : invalid.en());
    }

    String finding(BundleReport.Finding finding) {
        return (chinese ? "发现  " : "FINDING  ") + finding.place() + "  " + finding.code() + " "
                + (chinese ? finding.zh() : finding.en());
    }

    String unlinked(List<Long> sizes) {
        String some = sizes.stream().limit(5).map(String::valueOf).collect(Collectors.joining(", "))
                + (sizes.size() > 5 ? " …" : "");
        return chinese ? "说明  没有一致性证明把大小为 " + some + " 的检查点与最新的相连；未发现矛盾，但尚未证明属于同一历史"
                : "NOTE  no consistency proof joins the checkpoints of size " + some
                + " to the newest one: no contradiction, but not proven one history";
    }

    String unchecked() {
        return chinese ? "说明  公钥取自文件旁的 keys.json；请与各密钥所有者核对，或用 --keys 给出自己的公钥文件"
                : "NOTE  the public keys are those beside the files: compare them with what their owners say, or give "
                + "your own with --keys";
    }

    String summary(BundleReport report) {
        BundleReport.Counts counts = report.counts();
        return chinese ? "共 %d 份回执，有效 %d；使用方已签 %d；有申请的 %d 份中追溯到申请 %d，追溯到目录 %d（其中经平台代管 %d），见证 %d，区块 %d；发现 %d"
                .formatted(counts.receipts(), counts.valid(), counts.consumer(), counts.requested(), counts.request(),
                        counts.complete(), counts.hosted(), counts.cosigned(), counts.anchored(),
                        report.findings().size())
                : ("%d receipts, %d valid; signed by the consumer %d, proven to the request %d of %d that have one, "
                + "to the catalogue %d (%d through hosted keys), cosigned %d, in a block %d; findings %d")
                .formatted(counts.receipts(), counts.valid(), counts.consumer(), counts.request(), counts.requested(),
                        counts.complete(), counts.hosted(), counts.cosigned(), counts.anchored(),
                        report.findings().size());
    }
}
