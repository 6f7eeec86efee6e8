package org.shuqiao.exchange.domain.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Keeps what departments found about their rows in quarantine; a later mark stands beside the earlier one. */
public final class QuarantineMarks {

    private static final int LATEST = 500;

    private final ExchangeStore store;

    public QuarantineMarks(ExchangeStore store) {
        this.store = store;
    }

    QuarantineMark add(String dataset, String run, MarkOrder order, MarkVerdict verdict, String reason, String by) {
        return store.inTransaction(() -> store.sql("""
                insert into exchange.quarantine_mark (dataset, run, rule, column_name, row_id, verdict, reason,
                    by_account, at)
                values (:dataset, :run, :rule, :column, :row, :verdict, :reason, :by, :at) returning *""")
                .param("dataset", dataset).param("run", run).param("rule", order.rule())
                .param("column", order.column()).param("row", order.row().orElse(null))
                .param("verdict", verdict.code()).param("reason", reason).param("by", by)
                .param("at", ExchangeStore.column(store.now())).query(QuarantineMarks::mark).single());
    }

    /** @return the latest marks of a dataset, newest first */
    List<QuarantineMark> of(String dataset) {
        return store.sql("select * from exchange.quarantine_mark where dataset = :dataset order by id desc limit "
                + ":latest")
                .param("dataset", dataset).param("latest", LATEST).query(QuarantineMarks::mark).list();
    }

    /** @return the newest mark of a rule as a whole */
    Optional<QuarantineMark> newest(String dataset, String rule, String column) {
        return store.sql("""
                select * from exchange.quarantine_mark
                where dataset = :dataset and rule = :rule and column_name = :column and row_id is null
                order by id desc limit 1""")
                .param("dataset", dataset).param("rule", rule).param("column", column)
                .query(QuarantineMarks::mark).optional();
    }

    private static QuarantineMark mark(ResultSet row, int number) throws SQLException {
        return new QuarantineMark(row.getLong("id"), row.getString("dataset"), row.getString("rule"),
                row.getString("column_name"), Columns.optionalText(row, "row_id"),
                MarkVerdict.of(row.getString("verdict")), row.getString("reason"), row.getString("by_account"),
                Columns.time(row, "at"), row.getString("run"));
    }
}
