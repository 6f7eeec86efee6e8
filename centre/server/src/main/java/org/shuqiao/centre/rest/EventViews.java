package org.shuqiao.centre.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.centre.Words;
import org.shuqiao.centre.event.EventCounts;
import org.shuqiao.centre.event.EventDrawing;
import org.shuqiao.centre.event.EventPool;
import org.shuqiao.centre.event.EventStory;
import org.shuqiao.centre.event.KeptReport;
import org.shuqiao.centre.event.Point;
import org.shuqiao.centre.event.PooledEvent;
import org.shuqiao.centre.event.Reason;
import org.shuqiao.centre.event.Report;

/** Events, reports and the runs that drew them, as the API gives them. */
final class EventViews {

    private EventViews() { }

    /** @param merged reports that were merged into another's event */
    record CountsView(long reports, long distinct, long merged) {
        static CountsView of(EventCounts counts) {
            return new CountsView(counts.reports(), counts.distinct(), counts.merged());
        }
    }

    /** Run of a source. @param left rows without id, time or text, or of a later time than asked for */
    record DrawingView(String id, String source, OffsetDateTime at, String by, int rows, int fresh, int changed,
            int left, List<String> receipts, List<String> grants, List<String> snapshots, List<String> lineage) {
        static DrawingView of(EventDrawing run) {
            return new DrawingView(run.id(), run.source(), Times.of(run.at()), run.by(), run.rows(), run.fresh(),
                    run.changed(), run.left(), run.receipts(), run.grants(), run.snapshots(), run.lineage());
        }
    }

    /** Source with the run that drew it last. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SourceView(String id, Words name, String owner, String purpose, Optional<DrawingView> last) {
        static SourceView of(EventPool.SourceLine line) {
            return new SourceView(line.source().id(), line.source().name(), line.source().owner(),
                    line.source().purpose(), line.last().map(DrawingView::of));
        }
    }

    /** @param state {@code open}, {@code over} or {@code unknown} */
    record EventView(String id, String owner, OffsetDateTime firstAt, OffsetDateTime lastAt, String division,
            String place, String kind, String title, String state, int reports, List<String> sources) {
        static EventView of(PooledEvent event) {
            return new EventView(event.id(), event.owner(), Times.of(event.firstAt()), Times.of(event.lastAt()),
                    event.division(), event.place(), event.kind(), event.title(), event.progress().code(),
                    event.reports(), event.sources());
        }
    }

    /** Events that fit a filter. */
    record ListedView(CountsView counts, List<SourceView> sources, List<String> kinds, List<EventView> events) {
        static ListedView of(EventPool.Listed listed) {
            return new ListedView(CountsView.of(listed.counts()), listed.sources().stream().map(SourceView::of)
                    .toList(), listed.kinds(), listed.events().stream().map(EventView::of).toList());
        }
    }

    /** Why a report was merged. @param with report that it was held against */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ReasonView(String with, Optional<Integer> metres, boolean samePlace, long minutes, BigDecimal similarity,
            boolean byHand) {
        static ReasonView of(Reason reason) {
            return new ReasonView(reason.with(), reason.metres(), reason.samePlace(), reason.minutes(),
                    reason.similarity(), reason.byHand());
        }
    }

    /** Report of an event. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ReportView(String id, String source, String sourceId, OffsetDateTime reportedAt, String division,
            String place, Optional<Double> longitude, Optional<Double> latitude, String kind, String title,
            String status, String state, int revision, String drawing, Optional<ReasonView> merged) {
        static ReportView of(KeptReport kept) {
            Report report = kept.report();
            return new ReportView(report.id(), report.source(), report.sourceId(), Times.of(report.reportedAt()),
                    report.division(), report.place(), report.point().map(Point::longitude),
                    report.point().map(Point::latitude), report.kind(), report.title(), report.status(),
                    report.progress().code(), kept.revision(), kept.drawing(), kept.reason().map(ReasonView::of));
        }
    }

    /** Step of the time line. @param step {@code reported}, {@code changed}, {@code split} or {@code joined} */
    record MomentView(OffsetDateTime at, String step, String about, String text, String by) {
        static MomentView of(EventStory.Moment moment) {
            return new MomentView(Times.of(moment.at()), moment.step().name().toLowerCase(Locale.ROOT),
                    moment.about(), moment.text(), moment.by());
        }
    }

    /** Event with its reports, its time line, and the runs that its reports come from. */
    record StoryView(EventView event, List<ReportView> reports, List<MomentView> line, List<DrawingView> drawings) {
        static StoryView of(EventStory story) {
            return new StoryView(EventView.of(story.event()), story.reports().stream().map(ReportView::of).toList(),
                    story.line().stream().map(MomentView::of).toList(),
                    story.drawings().stream().map(DrawingView::of).toList());
        }
    }
}
