package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.alert.Alert;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of alerts (预警). */
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
     * @param kind the monitoring rule, or a word of the gateway
     * @param about what it was reckoned for
     * @param account who asked; only for auditors and officers of the consumer
     * @param figure what was reckoned
     * @param places records, or indexes of entries of the security log
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AlertView(long id, OffsetDateTime at, String kind, String severity, String zh, String en, String remedyZh,
            String remedyEn, String about, Optional<String> grant, Optional<String> provider,
            Optional<String> consumer, Optional<String> account, long figure, List<String> places,
            Optional<String> acknowledgedBy, Optional<OffsetDateTime> acknowledgedAt, Optional<String> remark) {
        static AlertView of(Alert alert) {
            return new AlertView(alert.id(), RequestView.time(alert.at()), alert.kind(), alert.severity().code(),
                    alert.words().zh(), alert.words().en(), alert.remedy().zh(), alert.remedy().en(), alert.about(),
                    alert.grant(), alert.provider(), alert.consumer(), alert.account(), alert.figure(),
                    alert.places(), alert.acknowledged().map(Alert.Acknowledgement::by),
                    alert.acknowledged().map(found -> RequestView.time(found.at())),
                    alert.acknowledged().map(Alert.Acknowledgement::remark));
        }
    }

    /** @param remark what was found */
    record Found(String remark) { }

    /** @return the latest alerts that are told to the actor */
    @GetMapping
    List<AlertView> latest(@AuthenticationPrincipal Actor actor) {
        return alerts.of(actor).stream().map(AlertView::of).toList();
    }

    /** Settles an alert with what was found. */
    @PostMapping("/{id}/acknowledge")
    AlertView acknowledge(@AuthenticationPrincipal Actor actor, @PathVariable long id, @RequestBody Found found) {
        if (found.remark() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "remark");
        }
        return AlertView.of(alerts.acknowledge(actor, id, found.remark()));
    }
}
