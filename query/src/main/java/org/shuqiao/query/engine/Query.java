package org.shuqiao.query.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.source.SourceReading;

/**
 * Query of a consumer: its SQL, the access rules of its grants and its limits.
 *
 * @param counted whether the source rows behind the answer are counted, which reads them a second time where an
 *     aggregate folds them
 * @param reader by which name the logs of the sources know who reads, as in {@link SourceReading}
 */
public record Query(ParsedSql sql, List<AccessRule> rules, Limits limits, boolean counted, String reader) {

    /** A query whose rows are not counted at their sources. */
    public Query(ParsedSql sql, List<AccessRule> rules, Limits limits) {
        this(sql, rules, limits, false);
    }

    public Query(ParsedSql sql, List<AccessRule> rules, Limits limits, boolean counted) {
        this(sql, rules, limits, counted, SourceReading.PLATFORM);
    }

    SourceReading reading() {
        return new SourceReading(limits.time(), reader);
    }

    public Query {
        requireNonNull(sql, "sql is null");
        requireNonNull(limits, "limits is null");
        rules = List.copyOf(rules);
    }

    /** Without the SQL, which may hold personal values. */
    @Override
    public String toString() {
        return "Query[" + rules.size() + " rules, " + limits + "]";
    }
}
