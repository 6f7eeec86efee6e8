package org.shuqiao.exchange.platform.jobs;

import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.standards.source.SourceFile;

/** Starts jobs for people: officers of the datasets' department, and administrators for all there are. */
public final class JobStart {

    private final SourceFolder sources;
    private final Jobs jobs;
    private final Permissions permissions;

    public JobStart(SourceFolder sources, Jobs jobs, Permissions permissions) {
        this.sources = sources;
        this.jobs = jobs;
        this.permissions = permissions;
    }

    /**
     * Starts a job.
     *
     * @param named ids of datasets; empty for all of the officer's department, and for all there are when an
     *     administrator asks
     */
    public Job start(Actor actor, Job.Kind kind, List<String> named) {
        return jobs.start(kind, sources.admitted(chosen(actor, named)), actor.login());
    }

    /** Collects on the actor's word. */
    public Job collect(Actor actor, List<String> named, CollectWord word) {
        return jobs.collect(sources.admitted(chosen(actor, named)), actor.login(), word);
    }

    /** @return what a job of the actor would work on, if it was started now */
    public List<SourceFile> chosen(Actor actor, List<String> named) {
        permissions.require(actor, Role.OFFICER, Role.ADMIN);
        List<SourceFile> chosen = sources.named(named);
        if (permissions.holds(actor, Role.ADMIN)) {
            return chosen;
        }
        if (named.isEmpty()) {
            return chosen.stream().filter(file -> file.department().equals(actor.department())).toList();
        }
        chosen.forEach(file -> permissions.requireOf(actor, file.department(), file.id(), Role.OFFICER));
        return chosen;
    }
}
