package org.shuqiao.exchange.web.rest;

import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.jobs.CollectWord;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.JobStart;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.web.error.ServerCode;
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

    private final JobStart start;
    private final Jobs jobs;
    private final Permissions permissions;

    JobCalls(JobStart start, Jobs jobs, Permissions permissions) {
        this.start = start;
        this.jobs = jobs;
        this.permissions = permissions;
    }

    /**
     * @param datasets ids in the form {@code department_dataset}; empty for all of the officer's department, and for
     *     all there are when an administrator asks
     * @param shrunken whether snapshots of the datasets named may have lost more rows than they may by themselves
     * @param reconcile whether rows that are gone at their sources are looked for now
     */
    record JobOrder(Job.Kind kind, List<String> datasets, Boolean shrunken, Boolean reconcile) { }

    /** Starts a job, for an officer of the datasets' department or an administrator. */
    @PostMapping
    Job start(@AuthenticationPrincipal Actor actor, @RequestBody JobOrder order) {
        if (order.kind() == null || order.kind() == Job.Kind.MAINTAIN) { // which works on tables, not on datasets
            throw new CodedException(ServerCode.BAD_REQUEST, "kind");
        }
        List<String> named = order.datasets() == null ? List.of() : order.datasets();
        CollectWord word = new CollectWord(Boolean.TRUE.equals(order.shrunken()),
                Boolean.TRUE.equals(order.reconcile())); // a call that does not say it means no
        if (word.equals(CollectWord.NONE)) {
            return start.start(actor, order.kind(), named);
        }
        if (order.kind() != Job.Kind.COLLECT) {
            throw new CodedException(ServerCode.BAD_REQUEST, "kind");
        }
        if (word.shrunken() && named.isEmpty()) { // the word is for those that are named
            throw new CodedException(ServerCode.BAD_REQUEST, "datasets");
        }
        return start.collect(actor, named, word);
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
