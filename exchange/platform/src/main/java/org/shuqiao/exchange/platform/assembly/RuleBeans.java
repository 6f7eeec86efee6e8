package org.shuqiao.exchange.platform.assembly;

import org.shuqiao.exchange.domain.account.LockoutPolicy;
import org.shuqiao.exchange.domain.clock.ClockFiles;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.clock.LegalClockFiles;
import org.shuqiao.exchange.domain.control.ApprovedFiles;
import org.shuqiao.exchange.domain.delivery.DeliveryLimits;
import org.shuqiao.exchange.domain.emergency.EmergencyLimit;
import org.shuqiao.exchange.domain.monitor.MonitorRules;
import org.shuqiao.exchange.domain.retention.RetentionRule;
import org.shuqiao.exchange.platform.packs.PackFolder;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.GovernedFiles;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.PacksInForce;
import org.shuqiao.exchange.platform.settings.SettingsInForce;
import org.shuqiao.standards.pack.InstalledPacks;
import org.shuqiao.standards.pack.PacksOfProcess;
import org.shuqiao.standards.pack.StandardPack;
import org.springframework.context.annotation.Bean;

/** Declares the rules that the exchange goes by. */
@Beans
class RuleBeans {

    @Bean
    ClockFiles clockFiles(Home home, StandardPack pack) {
        return LegalClockFiles.with(home.clock(), pack.calendars());
    }

    @Bean
    LegalClock legalClock(ClockFiles files) {
        return new LegalClock(files.rules());
    }

    @Bean
    LockoutPolicy lockoutPolicy() {
        return LockoutPolicy.USUAL;
    }

    @Bean
    RetentionRule retentionRule(Configuration configuration) {
        return new RetentionRule(configuration.retention().years());
    }

    @Bean
    EmergencyLimit emergencyLimit(Configuration configuration) {
        return new EmergencyLimit(configuration.emergency().hours());
    }

    @Bean
    GovernedFiles governedFiles(Home home, Configuration configuration, ApprovedFiles approved) {
        return new GovernedFiles(home, configuration, approved);
    }

    /** Whatever asks for the standards of this process finds those in force from here on. */
    @Bean
    StandardPack standardPack(Home home, GovernedFiles files) {
        InstalledPacks packs = files.packs();
        PacksInForce.write(home, packs);
        PacksOfProcess.use(packs);
        return StandardPack.load();
    }

    @Bean
    PackFolder packFolder(Home home) {
        return new PackFolder(home);
    }

    @Bean
    SettingsInForce settingsInForce(GovernedFiles files) {
        return files.settings();
    }

    @Bean
    MonitorRules monitorRules(GovernedFiles files) {
        return files.rules();
    }

    @Bean
    DeliveryLimits deliveryLimits(SettingsInForce settings) {
        Configuration configuration = settings.configuration();
        return new DeliveryLimits(configuration.query().rows(), configuration.query().time(),
                configuration.ledger().outageRule(), configuration.query().refusals(), configuration.query().confirm());
    }
}
