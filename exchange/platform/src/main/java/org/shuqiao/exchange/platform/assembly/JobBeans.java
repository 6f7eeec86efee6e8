package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.exchange.domain.delivery.SourceReads;
import org.shuqiao.exchange.platform.audit.LakeSeals;
import org.shuqiao.exchange.platform.flows.Flows;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.RunResultImport;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.springframework.context.annotation.Bean;

/** Declares collecting and standardizing. */
@Beans
class JobBeans {

    @Bean
    RunResultImport runIntake(Datasets datasets, SourceFolder sources, LakeSeals seals) {
        return new RunResultImport(datasets, sources, seals);
    }

    @Bean
    Jobs jobs(Home home, Configuration configuration, PlatformStore.Address store, Clock clock,
            RunResultImport intake, SourceReads reads) {
        return new Jobs(home, configuration, store, clock, intake::importRun, reads);
    }

    @Bean
    Flows flows(Configuration configuration, Home home) {
        return new Flows(configuration.collect(), home);
    }
}
