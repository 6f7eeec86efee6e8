package org.shuqiao.centre.rest;

import java.time.LocalDate;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.alert.SignAlerts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the alerts that indicators raise (体征预警). */
@RestController
@RequestMapping("/api/v1/sign-alerts")
public class SignAlertCalls {

    private final SignAlerts alerts;

    SignAlertCalls(SignAlerts alerts) {
        this.alerts = alerts;
    }

    /** @param remark who does what about it */
    record Seen(String remark) { }

    /** @param until last day of the silence */
    record Silenced(LocalDate until, String reason) { }

    /** @return the alerts of indicators that the actor sees, the open ones first */
    @GetMapping
    List<SignAlertView> latest(@AuthenticationPrincipal Actor actor) {
        return alerts.of(actor).stream().map(SignAlertView::of).toList();
    }

    @PostMapping("/{id}/acknowledge")
    SignAlertView acknowledge(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody Seen seen) {
        return SignAlertView.of(alerts.acknowledge(actor, id, given("remark", seen.remark())));
    }

    @PostMapping("/{id}/silence")
    SignAlertView silence(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody Silenced silenced) {
        return SignAlertView.of(alerts.silence(actor, id, given("until", silenced.until()),
                given("reason", silenced.reason())));
    }

    private static <T> T given(String field, T value) {
        if (value == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, field);
        }
        return value;
    }
}
