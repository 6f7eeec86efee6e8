package org.shuqiao.exchange.web.rest;

import java.util.List;
import org.shuqiao.catalog.dataset.RuleCount;
import org.shuqiao.catalog.quality.DatasetQuality;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.quality.Qualities;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the quality of datasets, and of what entries need of it. */
@RestController
@RequestMapping("/api/v1")
class QualityCalls {

    private final Qualities qualities;

    QualityCalls(Qualities qualities) {
        this.qualities = qualities;
    }

    /** @param least 1 (failing) to 5 (excellent) */
    record ThresholdInput(Integer least, String reason) { }

    /** Grade, dimensions, rule counts and trend of a dataset; for everybody, as the catalogue is. */
    @GetMapping("/datasets/{dataset}/quality")
    QualityView.Quality quality(@AuthenticationPrincipal Actor actor, @PathVariable String dataset) {
        List<Qualities.RunQuality> trend = qualities.trend(dataset);
        Qualities.RunQuality newest = trend.getFirst();
        List<RuleCount> rules = newest.quality().map(DatasetQuality::rules).orElse(List.of());
        return new QualityView.Quality(dataset, newest.facts().department(), QualityView.Point.of(newest), rules,
                qualities.freshness(dataset), qualities.needed(actor, dataset).stream().map(QualityView.Needed::of)
                        .toList(), trend.stream().map(QualityView.Point::of).toList());
    }

    /** @return the grade that the data of an entry need at least to be published */
    @GetMapping("/entries/{entry}/quality-threshold")
    QualityView.Needed needed(@AuthenticationPrincipal Actor actor, @PathVariable long entry) {
        return QualityView.Needed.of(qualities.needed(actor, entry));
    }

    /** Sets it: the authority any grade, an officer of the provider the city's or a higher one. */
    @PostMapping("/entries/{entry}/quality-threshold")
    QualityView.Needed set(@AuthenticationPrincipal Actor actor, @PathVariable long entry,
            @RequestBody ThresholdInput order) {
        return QualityView.Needed.of(qualities.set(actor, entry, order.least() == null ? 0 : order.least(),
                order.reason() == null ? "" : order.reason()));
    }
}
