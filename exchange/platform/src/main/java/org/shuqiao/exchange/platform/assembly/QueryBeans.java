package org.shuqiao.exchange.platform.assembly;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.exchange.domain.file.FileFolder;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.exchange.domain.push.targets.TargetReach;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.subscription.DatasetKeys;
import org.shuqiao.exchange.domain.webhook.EgressRule;
import org.shuqiao.exchange.platform.audit.LakeReadLog;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.jobs.SourceGate;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.SecretFile;
import org.shuqiao.exchange.platform.settings.SettingsInForce;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.limit.EngineSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/** Declares the query engine over the lake and the departments' databases. */
@Beans
class QueryBeans {

    private static final int KEY_BYTES = 32;

    @Bean
    SourceGate sourceGate(Home home, SettingsInForce settings, Members members) {
        return SourceGate.of(settings.configuration(), members.departments(), home);
    }

    @Bean
    TargetReach targetReach(SourceGate gate) {
        return gate.targets();
    }

    @Bean
    SourceFolder sourceFolder(Home home, Configuration configuration, SourceGate gate) {
        return new SourceFolder(home.installation().resolve(configuration.sources()), gate);
    }

    @Bean
    FileFolder fileFolder(Home home) {
        return new FileFolder(home.files());
    }

    @Bean
    EgressRule egressRule(SettingsInForce settings) {
        return new EgressRule(settings.configuration().reach().webhooks());
    }

    @Bean
    DatasetKeys datasetKeys(SourceFolder sources) {
        return new DatasetKeys(dataset -> sources.all().stream().filter(file -> file.id().equals(dataset)).findFirst()
                .map(file -> file.mapping().key()).orElse(List.of()));
    }

    @Bean
    @DependsOn("varLock")
    TokenKey tokenKey(Home home) throws IOException {
        return TokenKey.of(SecretFile.randomUnlessThere(home.secrets().resolve("token-key"), KEY_BYTES));
    }

    @Bean
    LakeFiles lakeFiles(Configuration configuration, Home home, PlatformStore.Address store) {
        return LakeFiles.open(LakeFactory.catalog(configuration.lake(), home, store));
    }

    @Bean
    DepartmentPools departmentPools(SourceFolder sources, SourceGate gate, Home home) {
        return DepartmentPools.of(sources.all(), gate, home.secrets());
    }

    @Bean
    LakeReadLog lakeReadLog(Home home, GatewayKey key, Clock clock, SecurityJournal journal) {
        return new LakeReadLog(home.lakeReads(), key, clock, journal);
    }

    @Bean
    QueryEngine queryEngine(LakeFiles lake, Configuration configuration, Home home, DepartmentPools databases,
            LakeReadLog reads) {
        return new QueryEngine(lake, LakeFactory.engine(configuration.lake(), home), databases.pools(),
                EngineSettings.standard(), reads);
    }
}
