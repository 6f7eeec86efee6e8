package org.shuqiao.exchange.platform.quality;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.dataset.Freshness;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedPages;
import org.shuqiao.catalog.quality.DatasetQuality;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.quality.QualityCode;
import org.shuqiao.exchange.domain.quarantine.QuarantineCode;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Tells the quality of datasets run by run, and sets what entries need. */
public final class Qualities {

    private final Datasets datasets;
    private final Entries entries;
    private final PublishedPages published;
    private final QualityThresholds thresholds;
    private final Permissions permissions;
    private final ExchangeStore store;
    private final RunWorks works;

    /** @param runs the folder of run results */
    public Qualities(Datasets datasets, Entries entries, PublishedPages published, QualityThresholds thresholds,
            Permissions permissions, ExchangeStore store, Path runs) {
        this.works = new RunWorks(runs);
        this.datasets = datasets;
        this.entries = entries;
        this.published = published;
        this.thresholds = thresholds;
        this.permissions = permissions;
        this.store = store;
    }

    /**
     * Quality of one run.
     *
     * @param quality empty where it measured nothing
     * @param work    what it did to the tables; empty where that is not known any more
     */
    public record RunQuality(DatasetFacts facts, Optional<DatasetQuality> quality, Optional<RunWork> work) { }

    /**
     * Grade that the data of an entry need.
     *
     * @param name of the entry in its newest version
     * @param own  the entry's own threshold; empty where the city's counts
     */
    public record Needed(long entry, String name, QualityGrade least, Optional<QualityThresholds.Threshold> own) { }

    /** @return the runs of a dataset that wrote new data, newest first; there is at least one */
    public List<RunQuality> trend(String dataset) {
        List<DatasetFacts> runs = datasets.history(dataset);
        if (runs.isEmpty()) {
            throw new CodedException(QuarantineCode.NEVER_STANDARDIZED, dataset);
        }
        List<RunQuality> trend = runs.stream().filter(DatasetFacts::changed).map(this::of).toList();
        return trend.isEmpty() ? List.of(of(runs.getFirst())) : trend;
    }

    private RunQuality of(DatasetFacts facts) {
        return new RunQuality(facts, DatasetQuality.of(facts), works.of(facts.run(), facts.dataset()));
    }

    public Optional<Freshness> freshness(String dataset) {
        return datasets.freshness(dataset);
    }

    /** @return what the entries of a dataset need, for its department, the authority and auditors; else nothing */
    public List<Needed> needed(Actor actor, String dataset) {
        boolean inside = datasets.current(dataset).filter(facts -> facts.department().equals(actor.department()))
                .isPresent() || permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        if (!inside) {
            return List.of();
        }
        Set<Long> numbers = published.currentOf(List.of(dataset)).stream().map(EntryVersion::entry)
                .collect(Collectors.toSet());
        return numbers.stream().sorted().map(this::needed).toList();
    }

    /** @return what an entry needs, for its department, the authority and auditors */
    public Needed needed(Actor actor, long entry) {
        EntryVersion newest = newest(entry);
        permissions.requireInvolvement(actor, Long.toString(entry), newest.draft().provider());
        return needed(entry);
    }

    private Needed needed(long entry) {
        EntryVersion newest = newest(entry);
        return new Needed(entry, newest.draft().name(), thresholds.least(entry),
                thresholds.of(entry).stream().findFirst());
    }

    /**
     * Sets what an entry needs: the authority any grade, an officer of the provider the city's or a higher one.
     *
     * @param least 1 to 5
     */
    public Needed set(Actor actor, long entry, int least, String reason) {
        Set<Role> held = permissions.held(actor, Role.OFFICER, Role.AUTHORITY);
        EntryVersion newest = newest(entry);
        permissions.requireInvolvement(actor, Long.toString(entry), newest.draft().provider());
        QualityGrade grade = QualityGrade.numbered(least)
                .orElseThrow(() -> new CodedException(QualityCode.GRADE_INVALID, least));
        if (!held.contains(Role.AUTHORITY) && grade.isBelow(thresholds.ofCity())) {
            throw new CodedException(QualityCode.BELOW_CITYS, thresholds.ofCity().number());
        }
        thresholds.add(entry, new QualityThresholds.Threshold(grade, FreeTextRules.check("reason", reason),
                actor.login(), store.now()));
        return needed(entry);
    }

    private EntryVersion newest(long entry) {
        return entries.history(entry).stream().findFirst().orElseGet(() -> entries.get(entry, 1));
    }
}
