package org.shuqiao.catalog.check;

import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.quality.DatasetQuality;
import org.shuqiao.catalog.quality.QualityGrade;

/** Stops an entry whose data are below the grade that it needs; data that no run measured are not judged. */
final class QualityRules {

    private QualityRules() { }

    static void check(DatasetFacts facts, QualityGrade least, Findings findings) {
        DatasetQuality.of(facts).filter(quality -> quality.grade().isBelow(least)).ifPresent(quality ->
                findings.error("dataset", CatalogCode.QUALITY_BELOW, quality.grade().zh(), quality.grade().en(),
                        DatasetQuality.percent(quality.mean()), least.zh(), least.en(),
                        quality.pulledDownBy(Language.ZH), quality.pulledDownBy(Language.EN)));
    }
}
