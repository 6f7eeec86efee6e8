package org.shuqiao.exchange.web.rest;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.alert.Alert;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of alerts (预警). */
@RestController
@RequestMapping("/api/v1/alerts")
class AlertCalls {

    private final Alerts alerts;

    AlertCalls(Alerts alerts) {
        this.alerts = alerts;
    }

    /**
     * An alert.
     *
     * @param account who asked; only for auditors and officers of the consumer
     * @param figure candidates or misses of the day
     */
    record AlertView(long id, OffsetDateTime at, String kind, String zh, String en, String grant, String provider,
            String consumer, Optional<String> account, long figure) {
        static AlertView of(Alert alert) {
            return new AlertView(alert.id(), RequestView.time(alert.at()), alert.kind().name().toLowerCase(Locale.ROOT),
                    alert.kind().name(Language.ZH), alert.kind().name(Language.EN), alert.grant(), alert.provider(),
                    alert.consumer(), alert.account(), alert.figure());
        }
    }

    /** @return the latest alerts of the actor's department, or of all for the authority and auditors */
    @GetMapping
    List<AlertView> latest(@AuthenticationPrincipal Actor actor) {
        return alerts.of(actor).stream().map(AlertView::of).toList();
    }
}
