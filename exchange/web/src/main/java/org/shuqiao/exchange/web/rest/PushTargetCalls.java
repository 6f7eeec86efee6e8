package org.shuqiao.exchange.web.rest;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.push.PushTarget;
import org.shuqiao.exchange.domain.push.targets.NewTarget;
import org.shuqiao.exchange.domain.push.targets.PushTargets;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the tables that a department has rows pushed into. */
@RestController
@RequestMapping("/api/v1/push-targets")
class PushTargetCalls {

    private final PushTargets targets;

    PushTargetCalls(PushTargets targets) {
        this.targets = targets;
    }

    /**
     * Target to register.
     *
     * @param url      {@code jdbc:postgresql://host:port/database} or {@code jdbc:mariadb://host:port/database}
     * @param secret   the name of the password: a secret of the department
     * @param table    {@code table} or {@code schema.table}; it must not be there yet
     * @param division 6, 9 or 12 digits: only rows of this division go there; left out, all do
     */
    record Target(String name, String url, String user, String secret, String table, Optional<String> division) { }

    /** A target, without a password. */
    record TargetView(String id, String name, String url, String user, String secret, String table, String division) {

        static TargetView of(PushTarget target) {
            return new TargetView(target.id(), target.name(), target.url(), target.user(), target.secret(),
                    target.table(), target.division());
        }
    }

    /** Registers a target for the officer's department; nothing is connected to yet. */
    @PostMapping
    TargetView register(@AuthenticationPrincipal Actor actor, @RequestBody Target target) {
        if (target.name() == null || target.url() == null || target.user() == null || target.secret() == null
                || target.table() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "name, url, user, secret, table");
        }
        return TargetView.of(targets.register(actor, new NewTarget(target.name(), target.url(), target.user(),
                target.secret(), target.table(), target.division().orElse(""))));
    }

    @GetMapping
    List<TargetView> list(@AuthenticationPrincipal Actor actor) {
        return targets.list(actor).stream().map(TargetView::of).toList();
    }

    /** Removes a target; what is in its table stays. */
    @DeleteMapping("/{id}")
    void remove(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        targets.remove(actor, id);
    }
}
