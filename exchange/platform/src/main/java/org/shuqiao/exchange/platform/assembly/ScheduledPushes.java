package org.shuqiao.exchange.platform.assembly;

import org.shuqiao.exchange.domain.delivery.Settled;
import org.shuqiao.exchange.domain.push.making.Pushes;
import org.shuqiao.exchange.domain.push.standing.StandingPushes;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.domain.task.TaskGuard;
import org.shuqiao.exchange.platform.audit.AccessLog;

/** Pushes that nobody asks for at a door: that wait or are repeated. Each is a line of the access log. */
final class ScheduledPushes {

    private final Pushes pushes;
    private final StandingPushes standing;
    private final AccessLog access;

    ScheduledPushes(Pushes pushes, StandingPushes standing, AccessLog access) {
        this.pushes = pushes;
        this.standing = standing;
        this.access = access;
    }

    void run() {
        TaskGuard.run("bringing rows that wait to their tables", () -> {
            access.require();
            pushes.tend(refused -> access.recorded(Door.SCHEDULE, "waiting push", false,
                    refused.receipt().record().id()));
        });
        TaskGuard.run("repeating standing pushes", () -> {
            access.require();
            standing.tend(settled -> access.recorded(Door.SCHEDULE, "standing push",
                    settled instanceof Settled.Given, settled.receipt().record().id()));
        });
    }
}
