package org.shuqiao.exchange.platform.assembly;

import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.quarantine.Quarantine;
import org.shuqiao.exchange.domain.quarantine.QuarantineMarks;
import org.shuqiao.exchange.domain.quarantine.QuarantineTables;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.quarantine.Replays;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.source.duckdb.DuckEngine;
import org.springframework.context.annotation.Bean;

/** Declares what is done with rows in quarantine. */
@Beans
class QuarantineBeans {

    @Bean
    QuarantineTables quarantineTables(LakeFiles lake) {
        return new QuarantineTables(lake, new DuckEngine(EngineSettings.standard()));
    }

    @Bean
    QuarantineMarks quarantineMarks(ExchangeStore store) {
        return new QuarantineMarks(store);
    }

    @Bean
    Quarantine quarantine(Datasets datasets, QuarantineTables tables, QuarantineMarks marks, Permissions permissions,
            Operators operators, SecurityJournal journal) {
        return new Quarantine(datasets, tables, marks, permissions, operators, journal);
    }

    @Bean
    Replays replays(ExchangeStore store, Datasets datasets, Quarantine quarantine, SourceFolder sources, Jobs jobs,
            Permissions permissions) {
        return new Replays(store, datasets, quarantine, sources, jobs, permissions);
    }
}
