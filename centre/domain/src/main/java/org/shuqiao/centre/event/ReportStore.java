package org.shuqiao.centre.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Keeps reports, what they were before, the runs that they come from, and what people decided about them. */
public final class ReportStore {

    /** What a source tells of a report; where none of it is another, the report is the same. */
    private static final String TOLD =
            "reported_at, division, place, longitude, latitude, kind, title, status, progress";
    private static final String ROWS = " from jsonb_populate_recordset(null::centre.report, :rows::jsonb) ";

    private final ExchangeStore store;

    public ReportStore(ExchangeStore store) {
        this.store = store;
    }

    /** Lets one change of a department's pool happen at a time; within a transaction. */
    void lock(String owner) {
        store.sql("select pg_advisory_xact_lock(hashtext('centre.event'), hashtext(:owner))").param("owner", owner)
                .query(rows -> { });
    }

    /** Puts what was drawn in its place. @return the run with the number of new and of changed reports */
    EventDrawing put(EventDrawing run, Collection<Report> drawn) {
        keep(run);
        String rows = rows(run, drawn);
        String differing = "r.id = n.id and (" + of("r") + ") is distinct from (" + of("n") + ")";
        store.sql("insert into centre.report_before (report, revision, " + TOLD + ", drawing, replaced_at) select r.id,"
                + " r.revision, " + of("r") + ", r.drawing, :at from centre.report r, (select *" + ROWS + ") n where "
                + differing).param("rows", rows).param("at", ExchangeStore.column(run.at())).update();
        int changed = store.sql("update centre.report r set (" + TOLD + ", revision, drawing, changed_at) = row("
                + of("n") + ", r.revision + 1, n.drawing, n.changed_at) from (select *" + ROWS + ") n where "
                + differing).param("rows", rows).update();
        int fresh = store.sql("insert into centre.report select *" + ROWS + "on conflict (id) do nothing")
                .param("rows", rows).update();
        store.sql("update centre.event_drawing set fresh = :fresh, changed = :changed where id = :id")
                .param("fresh", fresh).param("changed", changed).param("id", run.id()).update();
        return new EventDrawing(run.id(), run.owner(), run.source(), run.at(), run.by(), run.rows(), fresh, changed,
                run.left(), run.receipts(), run.grants(), run.snapshots(), run.lineage());
    }

    private static String of(String table) {
        return table + "." + TOLD.replace(", ", ", " + table + ".");
    }

    private static String rows(EventDrawing run, Collection<Report> drawn) {
        ArrayNode rows = Json.PLAIN.createArrayNode();
        for (Report each : drawn) {
            ObjectNode row = rows.addObject().put("id", each.id()).put("owner", each.owner())
                    .put("source", each.source()).put("source_id", each.sourceId())
                    .put("reported_at", each.reportedAt().toString()).put("division", each.division())
                    .put("place", each.place()).put("kind", each.kind()).put("title", each.title())
                    .put("status", each.status()).put("progress", each.progress().code()).put("revision", 1)
                    .put("drawing", run.id()).put("changed_at", run.at().toString()).put("event", "");
            each.point().ifPresent(point -> row.put("longitude", point.longitude()).put("latitude", point.latitude()));
        }
        return rows.toString();
    }

    private void keep(EventDrawing run) {
        store.sql("""
                insert into centre.event_drawing (id, owner, source, at, by_account, read_rows, fresh, changed,
                    left_out, receipts, grants, snapshots, lineage)
                values (:id, :owner, :source, :at, :by, :rows, 0, 0, :left, :receipts, :grants, :snapshots, :lineage)
                """)
                .param("id", run.id()).param("owner", run.owner()).param("source", run.source())
                .param("at", ExchangeStore.column(run.at())).param("by", run.by()).param("rows", run.rows())
                .param("left", run.left()).param("receipts", texts(run.receipts()))
                .param("grants", texts(run.grants())).param("snapshots", texts(run.snapshots()))
                .param("lineage", texts(run.lineage())).update();
    }

    void keep(String owner, Verdict verdict) {
        store.sql("""
                insert into centre.event_verdict (act, one, other, owner, at, by_account, together, reason)
                values (:act, :one, :other, :owner, :at, :by, :together, :reason)""")
                .param("act", verdict.act()).param("one", verdict.one()).param("other", verdict.other())
                .param("owner", owner).param("at", ExchangeStore.column(verdict.at())).param("by", verdict.by())
                .param("together", verdict.together()).param("reason", verdict.reason()).update();
    }

    List<Verdict> verdicts(String owner) {
        return store.sql("select * from centre.event_verdict where owner = :owner order by at, act, one, other")
                .param("owner", owner).query((row, number) -> new Verdict(row.getString("act"),
                        Columns.time(row, "at"), row.getString("by_account"), row.getBoolean("together"),
                        row.getString("reason"), row.getString("one"), row.getString("other"))).list();
    }

    List<Report> ofOwner(String owner) {
        return store.sql("select * from centre.report where owner = :owner").param("owner", owner)
                .query((row, number) -> report(row)).list();
    }

    Optional<KeptReport> find(String id) {
        return store.sql("select * from centre.report where id = :id").param("id", id)
                .query((row, number) -> kept(row)).optional();
    }

    /** @return the reports of an event in their order */
    List<KeptReport> ofEvent(String event) {
        return store.sql("select * from centre.report where event = :event order by reported_at, source, source_id, id")
                .param("event", event).query((row, number) -> kept(row)).list();
    }

    /** @return what the reports of an event were before, the oldest first */
    List<EarlierReport> before(String event) {
        return store.sql("""
                select b.* from centre.report_before b join centre.report r on r.id = b.report
                where r.event = :event order by b.replaced_at, b.report, b.revision""")
                .param("event", event).query((row, number) -> new EarlierReport(row.getString("report"),
                        row.getInt("revision"), row.getString("title"), row.getString("status"),
                        row.getString("place"), Columns.time(row, "reported_at"), row.getString("drawing"),
                        Columns.time(row, "replaced_at"))).list();
    }

    Optional<EventDrawing> drawing(String id) {
        return store.sql("select * from centre.event_drawing where id = :id").param("id", id)
                .query((row, number) -> drawing(row)).optional();
    }

    Optional<EventDrawing> lastDrawing(EventSource source) {
        return store.sql("""
                select * from centre.event_drawing where owner = :owner and source = :source
                order by at desc, id desc limit 1""")
                .param("owner", source.owner()).param("source", source.id())
                .query((row, number) -> drawing(row)).optional();
    }

    /** @return a case that stands on one of the reports and is not closed */
    Optional<String> caseUnderWay(List<String> ids) {
        return store.sql("select id from centre.event_case where report = any(:ids) and state <> 'closed' order by id"
                + " limit 1").param("ids", texts(ids)).query(String.class).optional();
    }

    private static EventDrawing drawing(ResultSet row) throws SQLException {
        return new EventDrawing(row.getString("id"), row.getString("owner"), row.getString("source"),
                Columns.time(row, "at"), row.getString("by_account"), row.getInt("read_rows"), row.getInt("fresh"),
                row.getInt("changed"), row.getInt("left_out"), Columns.texts(row, "receipts"),
                Columns.texts(row, "grants"), Columns.texts(row, "snapshots"), Columns.texts(row, "lineage"));
    }

    private static KeptReport kept(ResultSet row) throws SQLException {
        Optional<Reason> reason = Optional.empty();
        if (row.getString("merged_with") != null) {
            reason = Optional.of(new Reason(row.getString("merged_with"),
                    Optional.ofNullable(row.getObject("metres", Integer.class)), row.getBoolean("same_place"),
                    row.getLong("minutes"), row.getBigDecimal("similarity"), row.getBoolean("by_hand")));
        }
        return new KeptReport(report(row), row.getInt("revision"), row.getString("drawing"),
                Columns.time(row, "changed_at"), row.getString("event"), reason);
    }

    private static Report report(ResultSet row) throws SQLException {
        Optional<Point> point = Optional.empty();
        if (row.getObject("longitude") != null) {
            point = Optional.of(new Point(row.getDouble("longitude"), row.getDouble("latitude")));
        }
        return new Report(row.getString("id"), row.getString("owner"), row.getString("source"),
                row.getString("source_id"), Columns.time(row, "reported_at"), row.getString("division"),
                row.getString("place"), point, row.getString("kind"), row.getString("title"), row.getString("status"),
                Labelled.find(Progress.class, row.getString("progress")).orElseThrow());
    }

    private static String[] texts(List<String> list) {
        return list.toArray(String[]::new);
    }
}
