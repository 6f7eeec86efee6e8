package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.DataAuthority;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.delivery.SourceReads;
import org.shuqiao.exchange.domain.source.StructureChanges;
import org.shuqiao.exchange.domain.stage.StageJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.audit.LakeSeals;
import org.shuqiao.exchange.platform.flows.Flows;
import org.shuqiao.exchange.platform.jobs.JobStart;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.LeftPulls;
import org.shuqiao.exchange.platform.jobs.ReplacedBatches;
import org.shuqiao.exchange.platform.jobs.RunResultImport;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.jobs.StageRecorder;
import org.shuqiao.exchange.platform.jobs.schedule.DueJobs;
import org.shuqiao.exchange.platform.jobs.schedule.Schedules;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.ledger.security.SecurityLog;
import org.springframework.context.annotation.Bean;

/** Declares collecting and standardizing. */
@Beans
class JobBeans {

    /** Enters at the first start what there was before. */
    @Bean
    StageRecorder stageRecorder(Home home, StageJournal journal, Datasets datasets, Entries entries) {
        StageRecorder recorder = new StageRecorder(home.landing(), journal);
        recorder.begin(datasets, entries);
        return recorder;
    }

    @Bean
    ReplacedBatches replacedBatches(Home home, SecurityLog security) {
        return new ReplacedBatches(home.landing(), security);
    }

    @Bean
    LeftPulls leftPulls(Home home) {
        return new LeftPulls(home.landing());
    }

    @Bean
    RunResultImport runIntake(Datasets datasets, SourceFolder sources, LakeSeals seals, StageRecorder stages,
            DataAuthority authority) {
        return new RunResultImport(datasets, sources, seals, stages, authority);
    }

    @Bean
    Jobs jobs(Home home, Configuration configuration, PlatformStore.Address store, Clock clock,
            RunResultImport intake, SourceReads reads, StageRecorder stages, StructureChanges structures) {
        return new Jobs(home, configuration, store, clock, intake::importRun, reads, stages, structures);
    }

    @Bean
    JobStart jobStart(SourceFolder sources, Jobs jobs, Permissions permissions) {
        return new JobStart(sources, jobs, permissions);
    }

    @Bean
    Schedules schedules(ExchangeStore store, Permissions permissions, JobStart start) {
        return new Schedules(store, permissions, start);
    }

    @Bean
    DueJobs dueJobs(ExchangeStore store, Jobs jobs, JobStart start, Accounts accounts, Alerts alerts) {
        return new DueJobs(store, jobs, start, accounts, alerts);
    }

    @Bean
    Flows flows(Configuration configuration, Home home) {
        return new Flows(configuration.collect(), home);
    }
}
