package org.shuqiao.exchange.domain.duty;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.alert.Audience;
import org.shuqiao.exchange.domain.alert.Severity;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Reminds departments of what they owe: when half of the period is used, and when one working day is left. When it has
 * run out it tells the data authority too, in whose list of overdue matters it stands from then on.
 */
public final class DutyWatch {

    private final ExchangeStore store;
    private final OpenDuties duties;
    private final Alerts alerts;

    public DutyWatch(ExchangeStore store, OpenDuties duties, Alerts alerts) {
        this.store = store;
        this.duties = duties;
        this.alerts = alerts;
    }

    /** Kinds of notices, each told once. */
    private enum Step {
        HALF(Severity.NOTICE, "时限已过半", "half of the period is used"),
        LAST_DAY(Severity.WARNING, "时限只剩一个工作日", "one working day is left"),
        OVERDUE(Severity.SERIOUS, "已经逾期，已转数据主管部门", "overdue; the data authority was told");

        private final Severity severity;
        private final AlertText words;

        Step(Severity severity, String zh, String en) {
            this.severity = severity;
            this.words = new AlertText(zh, en);
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Optional<Step> of(OpenDuty duty) {
            return switch (Urgency.of(duty.clock())) {
                case PAUSED, CALM -> Optional.empty();
                case HALF -> Optional.of(HALF);
                case LAST_DAY -> Optional.of(LAST_DAY);
                case OVERDUE -> Optional.of(OVERDUE);
            };
        }
    }

    /** Tells what was not told yet. @return how much that was */
    public int tell() {
        Map<OpenDuty, Step> due = new LinkedHashMap<>();
        duties.all().forEach(duty -> Step.of(duty).ifPresent(step -> due.put(duty, step)));
        if (due.isEmpty()) {
            return 0;
        }
        Set<String> told = new HashSet<>(store.sql("""
                select subject || ' ' || duty || ' ' || step from exchange.clock_told where subject in (:subjects)""")
                .param("subjects", due.keySet().stream().map(OpenDuty::subject).collect(Collectors.toSet()))
                .query(String.class).list());
        return due.entrySet().stream().filter(each -> !told.contains(each.getKey().subject() + " "
                        + each.getKey().duty().id() + " " + each.getValue().word()))
                .mapToInt(each -> tell(each.getKey(), each.getValue()) ? 1 : 0).sum();
    }

    private boolean tell(OpenDuty duty, Step step) {
        return store.inTransaction(() -> {
            boolean first = store.sql("""
                    insert into exchange.clock_told (subject, duty, step, at) values (:subject, :duty, :step, :at)
                    on conflict do nothing""")
                    .param("subject", duty.subject()).param("duty", duty.duty().id()).param("step", step.word())
                    .param("at", ExchangeStore.column(store.now())).update() == 1;
            if (first) {
                alerts.raise(List.of(draft(duty, step)));
            }
            return first;
        });
    }

    private static AlertDraft draft(OpenDuty duty, Step step) {
        Audience told = Audience.nobody().officersOf(duty.debtor());
        AlertText words = new AlertText(
                "%s：%s，%s".formatted(duty.subject(), duty.duty().name(Language.ZH), step.words.zh()),
                "%s: %s, %s".formatted(duty.subject(), duty.duty().name(Language.EN), step.words.en()));
        AlertText remedy = new AlertText("请办理 %s。".formatted(duty.subject()), "See to %s.".formatted(duty.subject()));
        return new AlertDraft("clock-" + step.word(), step.severity, words, remedy, duty.subject(), Optional.empty(),
                Optional.of(duty.debtor()), Optional.of(duty.creditor()), Optional.empty(),
                duty.clock().overdue(), List.of(),
                step == Step.OVERDUE ? told.holdersOf(Role.AUTHORITY) : told);
    }
}
