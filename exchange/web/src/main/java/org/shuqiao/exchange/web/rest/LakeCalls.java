package org.shuqiao.exchange.web.rest;

import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.lake.LakeMaintenance;
import org.shuqiao.exchange.platform.lake.LakeState;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the lake's tables and of looking after them. */
@RestController
@RequestMapping("/api/v1/lake")
class LakeCalls {

    private final LakeMaintenance lake;

    LakeCalls(LakeMaintenance lake) {
        this.lake = lake;
    }

    @GetMapping
    LakeState state(@AuthenticationPrincipal Actor actor) {
        return lake.state(actor);
    }

    /** @param tables in the form {@code zone.name}; empty for all */
    record MaintainBody(List<String> tables) { }

    /** Starts to look after tables, for administrators; the job is followed like any other. */
    @PostMapping("/maintain")
    Job maintain(@AuthenticationPrincipal Actor actor, @RequestBody MaintainBody body) {
        return lake.start(actor, body.tables() == null ? List.of() : body.tables());
    }
}
