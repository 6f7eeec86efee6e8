package org.shuqiao.exchange.web.rest;

import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.standards.source.SourceFile;
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

    /**
     * @param datasets ids in the form {@code department_dataset}; empty for all of the officer's department, and for
     *     all there are when an administrator asks
     * @param shrunken whether snapshots of the datasets named may have lost more rows than they may by themselves
     */
    record JobOrder(Job.Kind kind, List<String> datasets, boolean shrunken) { }

    /** Starts a job, for an officer of the datasets' department or an administrator. */
    @PostMapping
    Job start(@AuthenticationPrincipal Actor actor, @RequestBody JobOrder order) {
        permissions.require(actor, Role.OFFICER, Role.ADMIN);
        if (order.kind() == null || order.kind() == Job.Kind.MAINTAIN) { // which works on tables, not on datasets
            throw new CodedException(ServerCode.BAD_REQUEST, "kind");
        }
        List<String> named = order.datasets() == null ? List.of() : order.datasets();
        List<SourceFile> chosen = sources.named(named);
        if (!permissions.holds(actor, Role.ADMIN)) {
            if (named.isEmpty()) {
                chosen = chosen.stream().filter(file -> file.department().equals(actor.department())).toList();
            }
            chosen.forEach(file -> permissions.requireOf(actor, file.department(), file.id(), Role.OFFICER));
        }
        if (!order.shrunken()) {
            return jobs.start(order.kind(), sources.admitted(chosen), actor.login());
        }
        if (named.isEmpty() || order.kind() != Job.Kind.COLLECT) { // the word is for those that are named
            throw new CodedException(ServerCode.BAD_REQUEST, "datasets");
        }
        return jobs.acceptShrunken(sources.admitted(chosen), actor.login());
    }

    @GetMapping
    List<Job> all(@AuthenticationPrincipal Actor actor) {
        requireWatcher(actor);
        return jobs.all();
    }

    @GetMapping("/{id}")
    Job one(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        requireWatcher(actor);
        return jobs.find(id);
    }

    private void requireWatcher(Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR, Role.ADMIN);
    }
}
