package org.shuqiao.centre.reckoning;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Keeps figures and the computations that they come from. A figure has one row, whatever was computed how often. */
public final class FigureStore {

    private static final String KEY = """
            where indicator = :indicator and version = :version and base = :base and period = :period
                and division = :division""";

    private final ExchangeStore store;

    public FigureStore(ExchangeStore store) {
        this.store = store;
    }

    /** Lets one computation of an indicator store at a time; within a transaction. */
    void lock(String indicator) {
        store.sql("select pg_advisory_xact_lock(hashtext('centre'), hashtext(:indicator))")
                .param("indicator", indicator).query(rows -> { });
    }

    void keep(Computation run) {
        store.sql("""
                insert into centre.computation (id, indicator, version, first, last, at, by_account, receipts, grants,
                    snapshots, lineage)
                values (:id, :indicator, :version, :first, :last, :at, :by, :receipts, :grants, :snapshots, :lineage)
                """)
                .param("id", run.id()).param("indicator", run.indicator()).param("version", run.version())
                .param("first", run.first()).param("last", run.last()).param("at", ExchangeStore.column(run.at()))
                .param("by", run.by()).param("receipts", texts(run.receipts())).param("grants", texts(run.grants()))
                .param("snapshots", texts(run.snapshots())).param("lineage", texts(run.lineage())).update();
    }

    /**
     * Puts a figure in its place. One that counts the same as before keeps its revision and only tells how fresh it
     * is; one that was stale and has no value now leaves the value that was known.
     *
     * @return what became of it
     */
    Kept put(Indicator of, Figure figure, Computation run) {
        Optional<KeptFigure> before = find(of, figure);
        if (before.isEmpty()) {
            insert(of, figure, run);
            return Kept.NEW;
        }
        Figure was = before.get().figure();
        boolean silenced = figure.state() == FigureState.STALE && figure.value().isEmpty() && was.value().isPresent();
        if (silenced || was.counts(figure)) {
            standing(of, figure);
            return Kept.SAME;
        }
        store.sql("""
                insert into centre.figure_before (indicator, version, base, period, division, revision, numerator,
                    denominator, value, computation, replaced_at)
                select indicator, version, base, period, division, revision, numerator, denominator, value,
                    computation, :at
                from centre.figure
                """ + KEY)
                .param("at", ExchangeStore.column(run.at())).params(key(of, figure)).update();
        store.sql("""
                update centre.figure set numerator = :numerator, denominator = :denominator, value = :value,
                    own_value = :own, state = :state, reason = :reason, coverage = :coverage, as_of = :asOf,
                    computation = :run, computed_at = :at, revision = revision + 1
                """ + KEY)
                .params(key(of, figure)).params(values(figure, run)).update();
        return Kept.CORRECTED;
    }

    private void standing(Indicator of, Figure figure) {
        store.sql("update centre.figure set state = :state, reason = :reason, coverage = :coverage, as_of = :asOf"
                + " " + KEY)
                .params(key(of, figure)).param("state", figure.state().code()).param("reason", figure.reason())
                .param("coverage", figure.coverage()).param("asOf", figure.asOf()).update();
    }

    private void insert(Indicator of, Figure figure, Computation run) {
        store.sql("""
                insert into centre.figure (indicator, version, base, period, division, level, numerator, denominator,
                    value, own_value, state, reason, coverage, as_of, computation, computed_at)
                values (:indicator, :version, :base, :period, :division, :level, :numerator, :denominator, :value,
                    :own, :state, :reason, :coverage, :asOf, :run, :at)""")
                .params(key(of, figure)).param("level", figure.level()).params(values(figure, run)).update();
    }

    private static Map<String, Object> key(Indicator of, Figure figure) {
        return Map.of("indicator", of.id(), "version", of.version(), "base", figure.base(), "period",
                figure.period(), "division", figure.division());
    }

    private static Map<String, Object> values(Figure figure, Computation run) {
        Map<String, Object> values = new HashMap<>();
        values.put("numerator", figure.numerator().orElse(null));
        values.put("denominator", figure.denominator().orElse(null));
        values.put("value", figure.value().orElse(null));
        values.put("own", figure.ownValue().orElse(null));
        values.put("state", figure.state().code());
        values.put("reason", figure.reason());
        values.put("coverage", figure.coverage());
        values.put("asOf", figure.asOf());
        values.put("run", run.id());
        values.put("at", ExchangeStore.column(run.at()));
        return values;
    }

    private Optional<KeptFigure> find(Indicator of, Figure figure) {
        return store.sql("select * from centre.figure " + KEY).params(key(of, figure))
                .query((row, number) -> figure(row)).optional();
    }

    /** @return the figures of an indicator's version in the order of their periods */
    public List<KeptFigure> of(Indicator indicator) {
        return store.sql("""
                select * from centre.figure where indicator = :indicator and version = :version
                order by period, division, base""")
                .param("indicator", indicator.id()).param("version", indicator.version())
                .query((row, number) -> figure(row)).list();
    }

    /** @return what figures were before corrections, the latest first */
    public List<EarlierFigure> before(Indicator indicator) {
        return store.sql("""
                select * from centre.figure_before where indicator = :indicator and version = :version
                order by replaced_at desc, period desc, division limit 200""")
                .param("indicator", indicator.id()).param("version", indicator.version())
                .query((row, number) -> new EarlierFigure(row.getString("period"), row.getString("division"),
                        row.getInt("revision"), number(row, "value"), row.getString("computation"),
                        Columns.time(row, "replaced_at"))).list();
    }

    public Optional<Computation> computation(String id) {
        return store.sql("select * from centre.computation where id = :id").param("id", id)
                .query((row, number) -> new Computation(row.getString("id"), row.getString("indicator"),
                        row.getInt("version"), row.getString("first"), row.getString("last"), Columns.time(row, "at"),
                        row.getString("by_account"), Columns.texts(row, "receipts"), Columns.texts(row, "grants"),
                        Columns.texts(row, "snapshots"), Columns.texts(row, "lineage"))).optional();
    }

    private static KeptFigure figure(ResultSet row) throws SQLException {
        return new KeptFigure(new Figure(row.getString("base"), row.getString("period"), row.getString("division"),
                row.getString("level"), number(row, "numerator"), number(row, "denominator"), number(row, "value"),
                number(row, "own_value"), Labelled.find(FigureState.class, row.getString("state")).orElseThrow(),
                row.getString("reason"), row.getBigDecimal("coverage"), row.getObject("as_of", LocalDate.class)),
                row.getString("computation"), Columns.time(row, "computed_at"), row.getInt("revision"));
    }

    private static Optional<BigDecimal> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column));
    }

    private static String[] texts(List<String> list) {
        return list.toArray(String[]::new);
    }
}
