package org.shuqiao.centre.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.division.Division;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.indicator.Indicators;
import org.shuqiao.centre.indicator.Sight;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.alert.Audience;
import org.shuqiao.exchange.domain.alert.Severity;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Raises, changes and ends alerts of indicators as their values ask, tells the owner's people through the platform's
 * inbox, and takes what these do about them.
 */
public final class SignAlerts {

    /** More alerts than these of one computation are told as one. */
    private static final int STORM = 5;
    private static final int SILENCE_DAYS = 90;

    private final ExchangeStore store;
    private final Indicators indicators;
    private final Permissions permissions;
    private final Alerts inbox;
    private final AlertBook book;

    /** @param inbox the platform's alerts, which reach people by page, mail and webhook */
    public SignAlerts(ExchangeStore store, Indicators indicators, Permissions permissions, Alerts inbox) {
        this.store = store;
        this.indicators = indicators;
        this.permissions = permissions;
        this.inbox = inbox;
        this.book = new AlertBook(store);
    }

    /**
     * Brings the alerts of an indicator in line with its values, within the caller's transaction, and tells of those
     * that are open now.
     *
     * @param values by division and period
     */
    public void settle(Indicator indicator, Map<String, SortedMap<String, BigDecimal>> values) {
        new TreeMap<>(values).forEach((division, history) -> book.settle(indicator, division,
                courses(indicator, division, history)));
        List<SignAlert> untold = book.untold(indicator, store.today());
        if (untold.size() > STORM) {
            inbox.raise(List.of(storm(indicator, untold)));
        } else {
            inbox.raise(untold.stream().map(alert -> draft(indicator, alert)).toList());
        }
        untold.forEach(book::told);
    }

    /** @return the alerts that a history gives, whatever is kept */
    public static List<AlertCourse> courses(Indicator indicator, String division,
            SortedMap<String, BigDecimal> history) {
        return new AlertReplay(indicator.thresholds(division), indicator.direction()).over(history);
    }

    private AlertDraft draft(Indicator indicator, SignAlert alert) {
        BigDecimal value = alert.steps().getLast().value();
        return draft(indicator, "sign:" + alert.id() + ":" + alert.level().code(), alert,
                new AlertText("%s %s：%s 为 %s%s（%s）".formatted(alert.level().zh() + "预警", indicator.name().zh(),
                        division(alert.division(), true), value.toPlainString(), indicator.unit().zh(),
                        alert.steps().getLast().period()),
                        "%s alert, %s: %s at %s %s (%s)".formatted(alert.level().en(), indicator.name().en(),
                                division(alert.division(), false), value.toPlainString(), indicator.unit().en(),
                                alert.steps().getLast().period())), alert.division());
    }

    private AlertDraft storm(Indicator indicator, List<SignAlert> alerts) {
        SignAlert worst = alerts.stream().max((one, other) -> one.level().compareTo(other.level())).orElseThrow();
        String last = alerts.stream().map(each -> each.steps().getLast().period()).max(String::compareTo).orElseThrow();
        return draft(indicator, "sign:" + indicator.id() + ":" + last + ":" + alerts.size(), worst,
                new AlertText("%s：%d 个区划同时预警，最高 %s".formatted(indicator.name().zh(), alerts.size(),
                        worst.level().zh()),
                        "%s: %d divisions at once, the worst %s".formatted(indicator.name().en(), alerts.size(),
                                worst.level().en())), "");
    }

    private static AlertDraft draft(Indicator indicator, String kind, SignAlert alert, AlertText words, String about) {
        Severity severity = switch (alert.level()) {
            case BLUE -> Severity.NOTICE;
            case YELLOW, ORANGE -> Severity.WARNING;
            case RED -> Severity.SERIOUS;
        };
        return new AlertDraft(kind, severity, words, new AlertText("请在“城市运行”的指标页查看成因并确认。",
                "See on the sign's page how it came about, and acknowledge it there."), about, Optional.empty(),
                Optional.empty(), Optional.of(indicator.owner()), Optional.empty(), alerts(alert), List.of(),
                Audience.nobody().officersOf(indicator.owner()));
    }

    private static long alerts(SignAlert alert) {
        return alert.steps().getLast().value().longValue();
    }

    private String division(String code, boolean zh) {
        return indicators.divisions().find(code).map(Division::name).map(name -> zh ? name.zh() : name.en())
                .orElse(code);
    }

    /** @return the latest alerts of the indicators that the actor sees, the open ones first */
    public List<SignAlert> of(Actor actor) {
        return book.of(new Sight(indicators, permissions).of(actor).stream().map(Indicator::id).toList());
    }

    /** Says that somebody sees to an alert; once. @param remark without numbers of persons */
    public SignAlert acknowledge(Actor actor, String id, String remark) {
        String checked = FreeTextRules.check("remark", remark);
        return change(actor, id, alert -> {
            alert.acknowledged().ifPresent(before -> {
                throw new CodedException(CentreCode.ALERT_ACKNOWLEDGED, id, before.by());
            });
            book.acknowledge(id, actor.login(), checked);
        });
    }

    /** Tells nobody of an alert until a day, whatever its level becomes. */
    public SignAlert silence(Actor actor, String id, LocalDate until, String reason) {
        String checked = FreeTextRules.check("reason", reason);
        LocalDate today = store.today();
        if (until.isBefore(today) || until.isAfter(today.plusDays(SILENCE_DAYS))) {
            throw new CodedException(CentreCode.SILENCE_WRONG, until);
        }
        return change(actor, id, alert -> book.silence(id, actor.login(), until, checked));
    }

    private interface Change {
        void make(SignAlert alert);
    }

    private SignAlert change(Actor actor, String id, Change change) {
        return store.inTransaction(() -> {
            SignAlert alert = find(id);
            permissions.requireOf(actor, indicators.get(alert.indicator()).owner(), id, Role.OFFICER, Role.REQUESTER);
            if (!alert.isOpen()) {
                throw new CodedException(CentreCode.ALERT_OVER, id);
            }
            change.make(alert);
            return find(id);
        });
    }

    private SignAlert find(String id) {
        return book.locked(id).orElseThrow(() -> new CodedException(CentreCode.ALERT_UNKNOWN, id));
    }
}
