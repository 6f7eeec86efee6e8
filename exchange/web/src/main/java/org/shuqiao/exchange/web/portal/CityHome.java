package org.shuqiao.exchange.web.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.dataset.DatasetSummary;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.publish.PublishedPages;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.ExchangeWeek;
import org.shuqiao.exchange.domain.overview.ExchangeWeeks;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.springframework.stereotype.Component;

/** Part of the home page that shows the whole city: the chain, each department's data, the exchange by week. */
@Component
class CityHome {

    private static final int WEEKS = 8;

    private final PublishedPages published;
    private final Datasets datasets;
    private final RecordLog log;
    private final Dashboard board;
    private final ExchangeWeeks weeks;
    private final Charts charts;

    CityHome(Catalog catalog, Datasets datasets, RecordLog log, Dashboard board, ExchangeWeeks weeks, Charts charts) {
        this.published = catalog.pages();
        this.datasets = datasets;
        this.log = log;
        this.board = board;
        this.weeks = weeks;
        this.charts = charts;
    }

    /** One link of the chain with its count. */
    record Link(String name, long count, boolean attention) { }

    /**
     * Outcome of a department's rows.
     *
     * @param usable share that reached the standard tables, whole percent, rounded down
     */
    record DepartmentLine(String name, int datasets, long in, long usable, long quarantined, int stale, String tone) { }

    /** Exchange of one week. */
    record WeekLine(String begins, long delivered, long refused) { }

    /** All that the part shows. @param chart the weeks as a chart; the table beside it says the same */
    record View(List<Link> chain, List<DepartmentLine> departments, boolean exchanged, String said,
            List<WeekLine> weeks, String chart) { }

    View view(Optional<Actor> actor, PageLocalizer say) {
        List<DatasetSummary> all = datasets.all();
        long delivered = log.count(RecordFilter.all().outcome("delivered"));
        long refused = log.count(RecordFilter.all().outcome("refused"));
        List<Link> chain = new ArrayList<>(List.of(
                new Link("collected", all.stream().mapToLong(d -> d.facts().rows().in()).sum(), false),
                new Link("standard", all.stream().mapToLong(d -> d.facts().rows().standard()).sum(), false),
                new Link("quarantined", all.stream().mapToLong(d -> d.facts().rows().quarantined()).sum(), true),
                new Link("published", published.count(), false),
                new Link("delivered", delivered, false), new Link("refused", refused, true)));
        actor.ifPresent(reader -> chain.add(chain.size() - 2,
                new Link("granted", board.counters(reader).activeGrants(), false)));
        List<ExchangeWeek> last = weeks.last(WEEKS);
        ExchangeWeek now = last.getLast();
        ExchangeWeek before = last.get(last.size() - 2);
        String said = say.text("home.weeks.said", say.number(now.delivered()), say.number(now.refused()),
                say.number(before.delivered()), say.number(before.refused()));
        return new View(chain, departments(all, say), delivered + refused > 0, said,
                last.stream().map(week -> new WeekLine(say.day(week.begins()), week.delivered(), week.refused()))
                        .toList(), charts.weeks(last, say.language()));
    }

    /** The department with the smallest usable share stands first. */
    private static List<DepartmentLine> departments(List<DatasetSummary> all, PageLocalizer say) {
        Map<String, List<DatasetSummary>> by = new TreeMap<>();
        all.forEach(each -> by.computeIfAbsent(each.facts().department(), any -> new ArrayList<>()).add(each));
        return by.entrySet().stream().map(each -> line(say.department(each.getKey()), each.getValue()))
                .sorted(Comparator.comparingLong(DepartmentLine::usable)).toList();
    }

    private static DepartmentLine line(String name, List<DatasetSummary> own) {
        RowCounts all = own.stream().map(each -> each.facts().rows()).reduce(RowCounts::plus).orElseThrow();
        long usable = usable(all);
        return new DepartmentLine(name, own.size(), all.in(), usable, all.quarantined(),
                (int) own.stream().filter(each -> each.freshness().stale()).count(),
                ScoreTone.of(usable / 100.0).css());
    }

    /** A row that was merged into another one is not lost: it counts as usable. */
    static long usable(RowCounts rows) {
        return rows.in() == 0 ? 0 : (rows.standard() + rows.merged()) * 100 / rows.in();
    }
}
