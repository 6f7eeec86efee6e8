package org.shuqiao.centre.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.indicator.AlertLevel;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Keeps the alerts of indicators as their replayed history says. */
final class AlertBook {

    private static final int LATEST = 500;

    private final ExchangeStore store;

    AlertBook(ExchangeStore store) {
        this.store = store;
    }

    static String id(Indicator indicator, String division, String opened) {
        return indicator.id() + "." + division + "." + opened
                + (indicator.version() == 1 ? "" : ".v" + indicator.version());
    }

    /** Makes the alerts of a division those of its courses; one that these or this version do not have is withdrawn. */
    void settle(Indicator indicator, String division, List<AlertCourse> courses) {
        store.sql("""
                update centre.alert set withdrawn = true, changed_at = :now
                where indicator = :indicator and division = :division and not withdrawn
                    and (version <> :version and ended is null or version = :version and not opened = any(:opened))
                """)
                .param("now", ExchangeStore.column(store.now())).param("indicator", indicator.id())
                .param("version", indicator.version()).param("division", division)
                .param("opened", courses.stream().map(AlertCourse::opened).toArray(String[]::new)).update();
        courses.forEach(course -> settle(indicator, division, course));
    }

    private void settle(Indicator indicator, String division, AlertCourse course) {
        String id = id(indicator, division, course.opened());
        store.sql("""
                insert into centre.alert (id, indicator, version, division, opened, level, worst, ended, changed_at)
                values (:id, :indicator, :version, :division, :opened, :level, :worst, :ended, :now)
                on conflict (indicator, version, division, opened) do update set level = excluded.level,
                    worst = excluded.worst, ended = excluded.ended, withdrawn = false,
                    changed_at = excluded.changed_at""")
                .param("id", id).param("indicator", indicator.id()).param("version", indicator.version())
                .param("division", division).param("opened", course.opened())
                .param("level", course.level().code()).param("worst", course.worst().code())
                .param("ended", course.ended().orElse(null)).param("now", ExchangeStore.column(store.now())).update();
        store.sql("delete from centre.alert_step where alert = :id").param("id", id).update();
        for (AlertStep step : course.steps()) {
            store.sql("insert into centre.alert_step (alert, period, kind, level, value)"
                    + " values (:id, :period, :kind, :level, :value)")
                    .param("id", id).param("period", step.period()).param("kind", step.kind().code())
                    .param("level", step.level().code()).param("value", step.value()).update();
        }
    }

    /** @return the open alerts of an indicator at a level that nobody was told of yet, none that is silenced */
    List<SignAlert> untold(Indicator indicator, LocalDate today) {
        return all("""
                where indicator = :indicator and version = :version and ended is null and not withdrawn
                    and array_position(:levels, level) > coalesce(array_position(:levels, nullif(told, '')), 0)
                    and (silenced_until is null or silenced_until < :today)
                order by id""", Map.of("indicator", indicator.id(), "version", indicator.version(), "today", today,
                "levels", Arrays.stream(AlertLevel.values()).map(AlertLevel::code).toArray(String[]::new)));
    }

    void told(SignAlert alert) {
        store.sql("update centre.alert set told = :level where id = :id").param("level", alert.level().code())
                .param("id", alert.id()).update();
    }

    Optional<SignAlert> locked(String id) {
        return all("where id = :id for update", Map.of("id", id)).stream().findFirst();
    }

    /** @return the latest alerts of indicators, the open ones first */
    List<SignAlert> of(List<String> indicators) {
        return all("""
                where indicator = any(:indicators)
                order by (ended is null and not withdrawn) desc, opened desc, id limit\s""" + LATEST,
                Map.of("indicators", indicators.toArray(String[]::new)));
    }

    void acknowledge(String id, String by, String remark) {
        store.sql("update centre.alert set acknowledged_by = :by, acknowledged_at = :now, remark = :remark"
                + " where id = :id").param("by", by).param("now", ExchangeStore.column(store.now()))
                .param("remark", remark).param("id", id).update();
    }

    void silence(String id, String by, LocalDate until, String reason) {
        store.sql("update centre.alert set silenced_by = :by, silenced_until = :until, silence_reason = :reason"
                + " where id = :id").param("by", by).param("until", until).param("reason", reason).param("id", id)
                .update();
    }

    private List<SignAlert> all(String where, Map<String, Object> parameters) {
        List<SignAlert> found = store.sql("select * from centre.alert " + where).params(parameters)
                .query((row, number) -> alert(row, List.of())).list();
        Map<String, List<AlertStep>> steps = new HashMap<>();
        store.sql("select * from centre.alert_step where alert = any(:ids) order by period")
                .param("ids", found.stream().map(SignAlert::id).toArray(String[]::new))
                .query(row -> {
                    steps.computeIfAbsent(row.getString("alert"), any -> new ArrayList<>()).add(new AlertStep(
                            row.getString("period"), labelled(StepKind.class, row.getString("kind")),
                            labelled(AlertLevel.class, row.getString("level")), row.getBigDecimal("value")));
                });
        return found.stream().map(each -> new SignAlert(each.id(), each.indicator(), each.division(), each.opened(),
                each.level(), each.worst(), each.ended(), each.withdrawn(), steps.getOrDefault(each.id(), List.of()),
                each.acknowledged(), each.silence())).toList();
    }

    private static SignAlert alert(ResultSet row, List<AlertStep> steps) throws SQLException {
        Optional<String> seen = Columns.optionalText(row, "acknowledged_by");
        Optional<String> silenced = Columns.optionalText(row, "silenced_by");
        return new SignAlert(row.getString("id"), row.getString("indicator"), row.getString("division"),
                row.getString("opened"), labelled(AlertLevel.class, row.getString("level")),
                labelled(AlertLevel.class, row.getString("worst")), Columns.optionalText(row, "ended"),
                row.getBoolean("withdrawn"), steps,
                seen.isEmpty() ? Optional.empty() : Optional.of(new SignAlert.Acknowledgement(seen.get(),
                        Columns.time(row, "acknowledged_at"), row.getString("remark"))),
                silenced.isEmpty() ? Optional.empty() : Optional.of(new SignAlert.Silence(silenced.get(),
                        row.getObject("silenced_until", LocalDate.class), row.getString("silence_reason"))));
    }

    private static <E extends Enum<E> & Labelled> E labelled(Class<E> type, String code) {
        return Labelled.find(type, code).orElseThrow();
    }
}
