package org.shuqiao.exchange.platform.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.correction.Corrections;
import org.shuqiao.exchange.domain.duty.OpenDuty;
import org.shuqiao.exchange.domain.duty.OwnDuties;
import org.shuqiao.exchange.domain.duty.Urgency;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Matters that wait by law or for safety: duties with a legal period, alerts, corrections nobody has opened. */
final class DutyMatters implements InboxSource {

    private final OwnDuties duties;
    private final Alerts alerts;
    private final Corrections corrections;

    DutyMatters(OwnDuties duties, Alerts alerts, Corrections corrections) {
        this.duties = duties;
        this.alerts = alerts;
        this.corrections = corrections;
    }

    @Override
    public List<InboxItem> of(Actor actor, Set<Role> held, Instant since) {
        List<InboxItem> items = new ArrayList<>();
        if (held.contains(Role.OFFICER) || held.contains(Role.AUTHORITY)) {
            duties.of(actor).stream().filter(duty -> Urgency.of(duty.clock()) != Urgency.PAUSED)
                    .map(DutyMatters::item).forEach(items::add);
        }
        if (held.contains(Role.OFFICER) || held.contains(Role.AUTHORITY) || held.contains(Role.AUDITOR)) {
            alerts.of(actor).stream().filter(alert -> alert.acknowledged().isEmpty())
                    .map(alert -> new InboxItem("alert/" + alert.id(), true, alert.at(), "", alert.words(), "/alerts"))
                    .forEach(items::add);
        }
        if (held.contains(Role.REQUESTER) || held.contains(Role.OFFICER)) {
            corrections.list(actor).stream().filter(notice -> notice.seenAt().isEmpty()
                            && notice.department().equals(actor.department()))
                    .map(notice -> new InboxItem("correction/" + notice.objection(), true, notice.toldAt(),
                            notice.objection(), new AlertText("收到的数据有更正，请查看正确的内容",
                            "data that you received were corrected: see what is right"), "/objections"))
                    .forEach(items::add);
        }
        return items;
    }

    private static InboxItem item(OpenDuty each) {
        String zh = each.clock().isOverdue() ? "已逾期" : "待办理";
        String en = each.clock().isOverdue() ? "overdue" : "to be done";
        String due = each.clock().due().map(day -> "，" + day + " 截止").orElse("");
        String dueEn = each.clock().due().map(day -> ", due " + day).orElse("");
        return new InboxItem("duty/" + each.subject() + "/" + each.duty().id(), true,
                each.clock().start().atStartOfDay(ExchangeStore.ZONE).toInstant(), each.subject(),
                new AlertText("%s：%s%s".formatted(each.duty().name(Language.ZH), zh, due),
                        "%s: %s%s".formatted(each.duty().name(Language.EN), en, dueEn)), DutyPath.of(each));
    }
}
