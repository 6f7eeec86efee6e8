package org.shuqiao.exchange.web.rest;

import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of collecting and standardizing jobs. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobCalls {

    private final SourceFolder sources;
    private final Jobs jobs;
    private final Permissions permissions;

    JobCalls(SourceFolder sources, Jobs jobs, Permissions permissions) {
        this.sources = sources;
        this.jobs = jobs;
        this.permissions = permissions;
    }

    /** @param datasets ids in the form {@code department_dataset}; empty for all */
    record JobOrder(Job.Kind kind, List<String> datasets) { }

    @PostMapping
    Job start(@AuthenticationPrincipal Actor actor, @RequestBody JobOrder order) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.ADMIN);
        List<String> datasets = order.datasets() == null ? List.of() : order.datasets();
        return jobs.start(order.kind(), sources.choose(datasets));
    }

    @GetMapping
    List<Job> all() {
        return jobs.all();
    }

    @GetMapping("/{id}")
    Job one(@PathVariable String id) {
        return jobs.find(id);
    }
}
