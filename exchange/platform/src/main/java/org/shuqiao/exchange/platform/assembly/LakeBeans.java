package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.retention.RetentionRule;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.platform.audit.LakeSeals;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.lake.DailyMaintenance;
import org.shuqiao.exchange.platform.lake.ErasedBatches;
import org.shuqiao.exchange.platform.lake.ErasureReach;
import org.shuqiao.exchange.platform.lake.FilteredColumns;
import org.shuqiao.exchange.platform.lake.LakeMaintenance;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.lake.LakeInventory;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.source.duckdb.DuckEngine;
import org.springframework.context.annotation.Bean;

/** Declares the maintenance of the lake and its daily run. */
@Beans
class LakeBeans {

    @Bean
    ErasedBatches erasedBatches(SecurityLog security, Home home, LakeFiles lake) {
        return new ErasedBatches(security, home.landing(), lake, new DuckEngine(EngineSettings.standard()));
    }

    @Bean
    ErasureReach erasureReach(LakeMaintenance maintenance, ErasedBatches erased) {
        return new ErasureReach(maintenance, erased);
    }

    @Bean
    LakeMaintenance lakeMaintenance(LakeFiles lake, RecordLog records, RetentionRule retention,
            GrantRepository grants, Bindings bindings, LakeSeals seals, ErasedBatches erased, Jobs jobs,
            SecurityJournal journal, SecurityLog security, Permissions permissions, Configuration configuration,
            Clock clock) {
        return new LakeMaintenance(new LakeInventory(lake), records, retention, new FilteredColumns(grants, bindings),
                seals, erased, jobs, journal, security, permissions, configuration.lake().maintain(), clock);
    }

    @Bean
    DailyMaintenance dailyMaintenance(LakeMaintenance maintenance, Configuration configuration, Clock clock) {
        return new DailyMaintenance(maintenance, configuration.lake().maintain().hour(), clock);
    }
}
