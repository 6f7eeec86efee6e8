package org.shuqiao.exchange.platform.assembly;

import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.monitor.Monitoring;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.task.DueTasks;
import org.shuqiao.exchange.platform.audit.AccessLog;
import org.shuqiao.exchange.platform.audit.LakeReadLog;
import org.shuqiao.exchange.platform.ledger.CheckpointAnchoring;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/** Declares the background tasks, which begin last and end first. */
@Beans
class TaskBeans {

    @Bean
    BackgroundTasks tending(DueTasks tasks, CheckpointAnchoring anchoring, SecurityJournal journal,
            Changes changes, AccessLog access, LakeReadLog lakeReads, Monitoring monitoring) {
        return new BackgroundTasks(tasks, anchoring, journal, changes, access, lakeReads, monitoring);
    }

    /** Before anything is closed: on Ctrl-C the store may be gone already, and what closes must not wait for it. */
    @Bean
    @DependsOn("tending")
    DisposableBean hurriedStore(PlatformStore store) {
        return store::shortenConnectionTimeout;
    }
}
