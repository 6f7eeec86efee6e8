package org.shuqiao.exchange.platform.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the grades that data need at least to be published: the city's, and those of single entries. */
public final class QualityThresholds {

    private final JdbcClient jdbc;
    private final QualityGrade city;

    public QualityThresholds(DataSource store, QualityGrade city) {
        this.jdbc = JdbcClient.create(store);
        this.city = city;
    }

    /** Threshold of an entry, set by a person for a reason. */
    public record Threshold(QualityGrade least, String reason, String by, Instant at) { }

    public QualityGrade ofCity() {
        return city;
    }

    /** @return what the entry's data need at least; the city's where the entry has none of its own */
    public QualityGrade least(long entry) {
        return of(entry).stream().findFirst().map(Threshold::least).orElse(city);
    }

    /** @return those of the entry, newest first: the first one counts */
    public List<Threshold> of(long entry) {
        return jdbc.sql("select * from exchange.quality_threshold where entry = :entry order by id desc")
                .param("entry", entry).query(QualityThresholds::threshold).list();
    }

    void add(long entry, Threshold given) {
        jdbc.sql("""
                insert into exchange.quality_threshold (entry, least, reason, by_account, at)
                values (:entry, :least, :reason, :by, :at)""")
                .param("entry", entry).param("least", given.least().number()).param("reason", given.reason())
                .param("by", given.by()).param("at", ExchangeStore.column(given.at())).update();
    }

    private static Threshold threshold(ResultSet row, int number) throws SQLException {
        return new Threshold(QualityGrade.numbered(row.getInt("least")).orElseThrow(), row.getString("reason"),
                row.getString("by_account"), Columns.time(row, "at"));
    }
}
