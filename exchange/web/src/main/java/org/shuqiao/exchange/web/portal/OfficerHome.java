package org.shuqiao.exchange.web.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.DatasetSummary;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.quality.DatasetQuality;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.control.ChangeState;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.duty.OwnDuties;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.platform.publication.Publication;
import org.springframework.stereotype.Component;

/** Part of the home page for data officers: what the department owes, how its datasets are, which grants end soon. */
@Component
class OfficerHome {

    private final OwnDuties duties;
    private final Datasets datasets;
    private final Dashboard board;
    private final Alerts alerts;
    private final Changes changes;
    private final Publication publication;
    private final RequestViews requests;
    private final JobViews jobs;

    OfficerHome(OwnDuties duties, Datasets datasets, Dashboard board, Alerts alerts, Changes changes,
            Publication publication, RequestViews requests, JobViews jobs) {
        this.duties = duties;
        this.datasets = datasets;
        this.board = board;
        this.alerts = alerts;
        this.changes = changes;
        this.publication = publication;
        this.requests = requests;
        this.jobs = jobs;
    }

    /**
     * All that the part shows.
     *
     * @param alerts    that nobody settled yet
     * @param drafts    entries of the department that are not published yet
     * @param proposals changes of the department's bindings that wait for a second person
     */
    record View(List<DutyViews.Line> duties, List<DatasetLine> datasets, List<RequestViews.GrantLine> ending,
            long alerts, int drafts, long proposals, List<JobViews.Line> jobs) { }

    /**
     * Health of a dataset.
     *
     * @param usable share of its rows that reached the standard table, whole percent, rounded down
     */
    record DatasetLine(String id, String title, String grade, String tone, long usable, String rows, long quarantined,
            boolean stale, String due) { }

    View view(Actor actor, PageLocalizer say) {
        List<DatasetLine> own = datasets.all().stream()
                .filter(each -> each.facts().department().equals(actor.department())).map(each -> line(each, say))
                .sorted(Comparator.comparing(DatasetLine::stale).reversed().thenComparing(DatasetLine::usable))
                .toList();
        long proposals = changes.list(actor, Optional.of(ChangeState.OPEN)).stream()
                .filter(each -> !each.proposedBy().equals(actor.login())).count();
        return new View(DutyViews.lines(duties.of(actor), say), own,
                requests.grants(board.endingSoon(actor, Side.PROVIDER), say), alerts.open(actor),
                publication.open(actor).size(), proposals, jobs.latest(say));
    }

    private static DatasetLine line(DatasetSummary each, PageLocalizer say) {
        DatasetFacts facts = each.facts();
        Optional<DatasetQuality> quality = DatasetQuality.of(facts);
        return new DatasetLine(facts.dataset(), say.either(facts.titleZh(), facts.titleEn()),
                quality.map(found -> say.label(found.grade())).orElse("—"),
                quality.map(found -> QualityPage.tone(found.grade())).orElse(""), CityHome.usable(facts.rows()),
                say.number(facts.rows().in()), facts.rows().quarantined(), each.freshness().stale(),
                say.minute(each.freshness().due()));
    }
}
