package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.exchange.domain.monitor.Monitoring;
import org.shuqiao.exchange.domain.push.making.Pushes;
import org.shuqiao.exchange.domain.push.standing.StandingPushes;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.subscription.ChangeAnswer;
import org.shuqiao.exchange.domain.subscription.ChangeDeliveries;
import org.shuqiao.exchange.domain.subscription.Subscriptions;
import org.shuqiao.exchange.domain.task.DueTasks;
import org.shuqiao.exchange.domain.webhook.Announcer;
import org.shuqiao.exchange.domain.webhook.EgressRule;
import org.shuqiao.exchange.platform.audit.AccessLog;
import org.shuqiao.exchange.platform.audit.LakeReadLog;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.jobs.schedule.DueJobs;
import org.shuqiao.exchange.platform.ledger.CheckpointAnchoring;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.exchange.platform.streams.StreamListening;
import org.shuqiao.exchange.platform.streams.Streams;
import org.shuqiao.ledger.record.RecordId;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/** Declares the background tasks, which begin last and end first. */
@Beans
class TaskBeans {

    @Bean
    BackgroundTasks tending(DueTasks tasks, CheckpointAnchoring anchoring, SecurityJournal journal,
            Changes changes, AccessLog access, LakeReadLog lakeReads, Monitoring monitoring,
            ScheduledPushes pushes) {
        return new BackgroundTasks(tasks, anchoring, journal, changes, access, lakeReads, monitoring, pushes);
    }

    @Bean
    ScheduledPushes scheduledPushes(Pushes pushes, StandingPushes standing, AccessLog access) {
        return new ScheduledPushes(pushes, standing, access);
    }

    @Bean
    ScheduledJobs scheduledJobs(DueJobs due) {
        return new ScheduledJobs(due);
    }

    @Bean
    Streams streams(Home home, SourceFolder sources, Clock clock) {
        return new Streams(home, sources, clock);
    }

    @Bean
    StreamListening streamListening(Home home, SourceFolder sources, Configuration configuration) {
        return new StreamListening(home, sources, configuration);
    }

    @Bean
    WaitingChanges waitingChanges(ExchangeStore store, Subscriptions subscriptions, ChangeDeliveries deliveries,
            Accounts accounts, Alerts alerts, EgressRule rule, TokenKey key, RecordId ids, AccessLog access) {
        return new WaitingChanges(new Announcer(store, subscriptions, deliveries, accounts, alerts, rule, key, ids,
                (call, answer) -> {
                    switch (answer) {
                        case ChangeAnswer.Given given -> access.recorded(Door.REST, call, true,
                                given.receipt().record().id());
                        case ChangeAnswer.Stopped stopped -> access.recorded(Door.REST, call, false,
                                stopped.refusal().receipt().record().id());
                    }
                }));
    }

    /** Before anything is closed: on Ctrl-C the store may be gone already, and what closes must not wait for it. */
    @Bean
    @DependsOn("tending")
    DisposableBean hurriedStore(PlatformStore store) {
        return store::shortenConnectionTimeout;
    }
}
