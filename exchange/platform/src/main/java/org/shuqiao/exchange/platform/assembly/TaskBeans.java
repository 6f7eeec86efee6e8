package org.shuqiao.exchange.platform.assembly;

import org.shuqiao.exchange.domain.task.DueTasks;
import org.shuqiao.exchange.platform.ledger.Anchoring;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/** Declares the background tasks, which begin last and end first. */
@Beans
class TaskBeans {

    @Bean
    Tending tending(DueTasks tasks, Anchoring anchoring) {
        return new Tending(tasks, anchoring);
    }

    /** Before anything is closed: on Ctrl-C the store may be gone already, and what closes must not wait for it. */
    @Bean
    @DependsOn("tending")
    DisposableBean hurriedStore(PlatformStore store) {
        return store::hurry;
    }
}
