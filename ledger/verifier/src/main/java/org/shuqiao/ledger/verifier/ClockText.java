package org.shuqiao.ledger.verifier;

import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.clock.ActClock;

/** Formats the reckoning of a request's clock as text in Chinese or English. */
record ClockText(boolean chinese) {

    ClockText(Language language) {
        this(language == Language.ZH);
    }

    String line(RequestReckoning found) {
        ActClock clock = found.clock();
        StringBuilder text = new StringBuilder(chinese ? "时限  " : "CLOCK  ").append(clock.request())
                .append("  ").append(clock.duty()).append(say(" · 起算 ", " · started ")).append(clock.started());
        clock.pause().ifPresent(pause -> text.append(say(" · 暂停 ", " · paused ")).append(pause.from())
                .append(" – ").append(pause.until().map(Object::toString).orElse("…")));
        if (clock.extended() > 0) {
            text.append(chinese ? " · 延期 %d 个工作日".formatted(clock.extended())
                    : " · extended by %d working days".formatted(clock.extended()));
        }
        found.due().ifPresent(due -> text.append(say(" · 届满 ", " · due ")).append(due));
        text.append(clock.answered().map(day -> say(" · 答复 ", " · answered ") + day)
                .or(() -> clock.withdrawn().map(day -> say(" · 撤回 ", " · withdrawn ") + day))
                .orElse(say(" · 未见答复", " · no answer in these files")));
        found.late().ifPresent(days -> text.append(late(days)));
        found.reckoned().ifPresentOrElse(reckoned -> text.append(chinese
                        ? " · 期限 %d 个工作日（%s）".formatted(reckoned.period().workingDays(), reckoned.period().basis())
                        : " · %d working days (%s)".formatted(reckoned.period().workingDays(),
                                reckoned.period().basis()))
                        .append(reckoned.provisional() ? say(" · 暂按周一至周五计", " · provisional") : ""),
                () -> text.append(say(" · 缺日历 ", " · calendar missing: ")).append(clock.calendar()));
        return text.append(found.hosted() ? say(" · 含平台代管的签名", " · vouched for by the platform in part") : "")
                .toString();
    }

    private String late(int days) {
        if (days == 0) {
            return say(" · 按期", " · in time");
        }
        return chinese ? " · 逾期 %d 个工作日".formatted(days) : " · late by %d working days".formatted(days);
    }

    private String say(String zh, String en) {
        return chinese ? zh : en;
    }
}
