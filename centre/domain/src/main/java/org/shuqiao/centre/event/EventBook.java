package org.shuqiao.centre.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Keeps the distinct events, and in which of them each report stands. */
public final class EventBook {

    private static final String MERGE = "event, merged_with, metres, same_place, minutes, similarity, by_hand";

    private final ExchangeStore store;

    public EventBook(ExchangeStore store) {
        this.store = store;
    }

    /** Makes the kept events of a pool agree with what merging gives; what is the same is not written. */
    void settle(String owner, Collection<Gathered> events, MergingRule rule) {
        ArrayNode merges = Json.PLAIN.createArrayNode();
        ArrayNode rows = Json.PLAIN.createArrayNode();
        for (Gathered event : events) {
            event.members().forEach(member -> add(merges, event.id(), member));
            add(rows, owner, event, rule);
        }
        String to = "n." + MERGE.replace(", ", ", n.");
        store.sql("update centre.report r set (" + MERGE + ") = row(" + to + ") from (select * from"
                + " jsonb_populate_recordset(null::centre.report, :rows::jsonb)) n where r.id = n.id and (r."
                + MERGE.replace(", ", ", r.") + ") is distinct from (" + to + ")")
                .param("rows", merges.toString()).update();
        store.sql("""
                delete from centre.event where owner = :owner and id not in (
                    select id from jsonb_populate_recordset(null::centre.event, :rows::jsonb))""")
                .param("owner", owner).param("rows", rows.toString()).update();
        store.sql("""
                insert into centre.event as e select * from jsonb_populate_recordset(null::centre.event, :rows::jsonb)
                on conflict (id) do update set first_at = excluded.first_at, last_at = excluded.last_at,
                    division = excluded.division, place = excluded.place, kind = excluded.kind,
                    title = excluded.title, progress = excluded.progress, reports = excluded.reports,
                    sources = excluded.sources
                where row(e.*) is distinct from row(excluded.*)""")
                .param("rows", rows.toString()).update();
    }

    private static void add(ArrayNode merges, String event, Gathered.Member member) {
        ObjectNode row = merges.addObject().put("id", member.report().id()).put("event", event);
        member.reason().ifPresent(reason -> {
            row.put("merged_with", reason.with()).put("same_place", reason.samePlace())
                    .put("minutes", reason.minutes()).put("similarity", reason.similarity())
                    .put("by_hand", reason.byHand());
            reason.metres().ifPresent(metres -> row.put("metres", metres));
        });
    }

    private static void add(ArrayNode rows, String owner, Gathered event, MergingRule rule) {
        List<Report> reports = event.members().stream().map(Gathered.Member::report).toList();
        ObjectNode row = rows.addObject().put("id", event.id()).put("owner", owner)
                .put("first_at", event.first().reportedAt().toString())
                .put("last_at", reports.getLast().reportedAt().toString())
                .put("division", first(reports.stream().map(Report::division).toList()))
                .put("place", first(reports.stream().map(Report::place).toList()))
                .put("kind", rule.kind(first(reports.stream().map(Report::kind).toList())))
                .put("title", event.first().title())
                .put("progress", Progress.of(reports.stream().map(Report::progress).toList()).code())
                .put("reports", reports.size());
        ArrayNode sources = row.putArray("sources");
        reports.stream().map(Report::source).distinct().sorted().forEach(sources::add);
    }

    private static String first(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    Optional<PooledEvent> find(String id) {
        return store.sql("select * from centre.event where id = :id").param("id", id)
                .query((row, number) -> event(row)).optional();
    }

    /** @param owner empty for every department's pool */
    List<PooledEvent> list(Optional<String> owner, EventFilter filter, List<String> divisions) {
        return store.sql("select * from centre.event " + where(owner, filter, divisions)
                + " order by first_at desc, id limit :limit offset :offset")
                .params(values(owner, filter, divisions)).param("limit", filter.limit())
                .param("offset", filter.offset()).query((row, number) -> event(row)).list();
    }

    EventCounts count(Optional<String> owner, EventFilter filter, List<String> divisions) {
        return store.sql("select coalesce(sum(reports), 0) as reports, count(*) as events from centre.event "
                + where(owner, filter, divisions)).params(values(owner, filter, divisions))
                .query((row, number) -> new EventCounts(row.getLong("reports"), row.getLong("events"))).single();
    }

    /** @return the kinds of the events, those with the most events first */
    List<String> kinds(Optional<String> owner) {
        return store.sql("select kind from centre.event " + (owner.isPresent() ? "where owner = :owner " : "")
                + "group by kind order by count(*) desc, kind limit 200")
                .params(owner.<Map<String, Object>>map(each -> Map.of("owner", each)).orElse(Map.of()))
                .query(String.class).list();
    }

    private static String where(Optional<String> owner, EventFilter filter, List<String> divisions) {
        return "where true" + (owner.isPresent() ? " and owner = :owner" : "")
                + (filter.source().isPresent() ? " and :source = any(sources)" : "")
                + (filter.kind().isPresent() ? " and kind = :kind" : "")
                + (filter.progress().isPresent() ? " and progress = :progress" : "")
                + (divisions.isEmpty() ? "" : " and division = any(:divisions)");
    }

    private static Map<String, Object> values(Optional<String> owner, EventFilter filter, List<String> divisions) {
        Map<String, Object> values = new HashMap<>();
        owner.ifPresent(each -> values.put("owner", each));
        filter.source().ifPresent(each -> values.put("source", each));
        filter.kind().ifPresent(each -> values.put("kind", each));
        filter.progress().ifPresent(each -> values.put("progress", each.code()));
        if (!divisions.isEmpty()) {
            values.put("divisions", divisions.toArray(String[]::new));
        }
        return values;
    }

    private static PooledEvent event(ResultSet row) throws SQLException {
        Instant first = Columns.time(row, "first_at");
        return new PooledEvent(row.getString("id"), row.getString("owner"), first, Columns.time(row, "last_at"),
                row.getString("division"), row.getString("place"), row.getString("kind"), row.getString("title"),
                Labelled.find(Progress.class, row.getString("progress")).orElseThrow(), row.getInt("reports"),
                Columns.texts(row, "sources"));
    }
}
