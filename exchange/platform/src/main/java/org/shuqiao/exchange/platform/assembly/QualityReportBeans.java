package org.shuqiao.exchange.platform.assembly;

import javax.sql.DataSource;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.quality.MonthlyQuality;
import org.shuqiao.exchange.platform.quality.Qualities;
import org.shuqiao.exchange.platform.quality.QualityReports;
import org.shuqiao.exchange.platform.quality.QualityThresholds;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.signature.SigningKeys;
import org.springframework.context.annotation.Bean;

/** Declares what quality is needed, and how it is told month by month. */
@Beans
class QualityReportBeans {

    @Bean
    QualityThresholds qualityThresholds(DataSource store, Configuration configuration) {
        return new QualityThresholds(store, QualityGrade.numbered(configuration.quality().least()).orElseThrow());
    }

    @Bean
    Qualities qualities(Datasets datasets, Catalog catalog, QualityThresholds thresholds, Permissions permissions,
            ExchangeStore store, Home home) {
        return new Qualities(datasets, catalog.entries(), catalog.pages(), thresholds, permissions, store, home.runs());
    }

    @Bean
    QualityReports qualityReports(Home home, SigningKeys keys, ExchangeStore store, Datasets datasets,
            Permissions permissions) {
        return new QualityReports(home.qualityReports(), keys.log(), store, datasets, permissions);
    }

    @Bean
    MonthlyQuality monthlyQuality(QualityReports reports) {
        return new MonthlyQuality(reports);
    }
}
