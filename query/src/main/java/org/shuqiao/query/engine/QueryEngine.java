package org.shuqiao.query.engine;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.PersonsBehind;
import org.shuqiao.query.answer.RowSink;
import org.shuqiao.query.answer.StreamedAnswer;
import org.shuqiao.query.answer.VerifyAnswer;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.plan.GrantCombinations;
import org.shuqiao.query.plan.QueryPlan;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.release.Release;
import org.shuqiao.query.release.ReleaseCut;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.run.Verification;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.LakeEngine;
import org.shuqiao.query.source.LakeReads;
import org.shuqiao.query.source.LakeSession;
import org.shuqiao.query.source.SourceReading;
import org.shuqiao.query.source.duckdb.DuckEngine;
import org.shuqiao.query.source.duckdb.ReleaseDatabases;

/**
 * Runs queries over the lake and departmental databases under the access rules of their grants. A query sees the
 * tables, columns and rows of its rules, masked; nothing else exists for it. Safe for use by many threads.
 */
public final class QueryEngine implements AutoCloseable {

    private static final int CANDIDATES = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LakeEngine lakeEngine;
    private final EngineSources sources;
    private final EngineSettings settings;
    private final QueryPlans plans;
    private final ReleaseDatabases releases = new ReleaseDatabases();
    private final RunningQueries running = new RunningQueries();

    public QueryEngine(LakeFiles lake, Map<String, DataSource> departments) {
        this(lake, departments, EngineSettings.standard());
    }

    /** Reads the lake by DuckDB in this process. */
    public QueryEngine(LakeFiles lake, Map<String, DataSource> departments, EngineSettings settings) {
        this(lake, new DuckEngine(settings), departments, settings);
    }

    public QueryEngine(LakeFiles lake, LakeEngine lakeEngine, Map<String, DataSource> departments,
            EngineSettings settings) {
        this(lake, lakeEngine, departments, settings, LakeReads.UNTOLD);
    }

    /**
     * @param departments departmental PostgreSQL databases by source name, with accounts that can only read
     * @param reads told of each query that reads the lake
     */
    public QueryEngine(LakeFiles lake, LakeEngine lakeEngine, Map<String, DataSource> departments,
            EngineSettings settings, LakeReads reads) {
        this.lakeEngine = lakeEngine;
        this.sources = new EngineSources(lake, lakeEngine, departments, reads);
        this.plans = new QueryPlans(sources, releases);
        this.settings = settings;
        running.everyMinute(plans::evictIdle);
    }

    /** Answers a query whole, or refuses it with a {@link QueryCode}. */
    public Answer execute(Query query) {
        if (query.rules().isEmpty()) {
            throw new CodedException(QueryCode.NO_GRANT);
        }
        return watched(query.reading(), watch -> execute(query, watch));
    }

    private Answer execute(Query query, RunningQuery watch) {
        return planned(query, sources::lake, watch, (plan, session) -> {
            List<List<Object>> rows = Execution.rows(plan, query.limits().rows(), watch);
            Map<String, Long> sourceRows = sourceRows(session, query, watch).behind(plan.contributions(), rows.size());
            List<PersonsBehind> persons = persons(query, session, watch).read(plan.persons(), rows);
            return new Answer(plan.columns(), rows, snapshots(session, plan.rules()), grants(plan), plan.text(),
                    sourceRows, persons);
        });
    }

    /** Plans a query and reads it in one session of the lake. */
    private <T> T planned(Query query, BiFunction<List<AccessRule>, SourceReading, LakeSession> lake,
            RunningQuery watch, BiFunction<QueryPlan, LakeSession, T> read) {
        query.sql().mustBeQuery();
        List<AccessRule> asked = query.rules().stream().filter(rule -> query.sql().names(rule.table()))
                .toList();
        try (LakeSession session = lake.apply(asked, query.reading())) {
            List<AccessRule> named = asked.stream().map(rule -> released(rule, session, query.reading(), watch))
                    .toList();
            T answer = read.apply(plans.plan(query, named, session, watch), session);
            session.markComplete();
            return answer;
        }
    }

    private PersonReader persons(Query query, LakeSession session, RunningQuery watch) {
        return new PersonReader(name -> sources.named(name, session, query.reading()), watch);
    }

    private static Set<String> grants(QueryPlan plan) {
        return plan.rules().stream().map(AccessRule::grant).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Passes the rows of one granted table on to a sink, one by one, so that their number is bounded by the limits
     * alone. What the sink throws ends the query.
     *
     * @param query names one table and folds nothing
     * @return what a record says of it; without a digest, which is the sink's
     */
    public StreamedAnswer stream(Query query, RowSink sink) {
        return running.run(query.reading(), RunningQuery.passedOn(), watch -> planned(query, sources::lakeToPassOn,
                watch, (plan, session) -> {
            PersonsSeen seen = new PersonsSeen(plan.persons(), sink);
            long rows = Execution.stream(plan, query.limits().rows(), watch, seen);
            Map<String, Long> sourceRows = sourceRows(session, query, watch).behind(plan.contributions(), rows);
            List<PersonsBehind> persons = persons(query, session, watch).read(plan.persons(), seen::of);
            return new StreamedAnswer(rows, snapshots(session, plan.rules()), grants(plan), sourceRows, persons,
                    salt -> {
                        throw new IllegalStateException("the sink's answer has a digest of its own");
                    });
        }));
    }

    private SourceRowCounts sourceRows(LakeSession session, Query query, RunningQuery watch) {
        return new SourceRowCounts(name -> sources.named(name, session, query.reading()), watch);
    }

    /** What a release was cut from is what an answer from it was read from. */
    private static Map<String, String> snapshots(LakeSession session, List<AccessRule> rules) {
        Map<String, String> read = new LinkedHashMap<>();
        rules.stream().flatMap(rule -> rule.release().stream())
                .forEach(release -> read.putAll(release.snapshots()));
        read.putAll(session.snapshots(rules.stream().filter(rule -> rule.release().isEmpty())
                .map(AccessRule::backing).collect(Collectors.toSet())));
        return read;
    }

    /** A rule with a minimum group that comes without cells is given those of this moment. */
    private AccessRule released(AccessRule rule, LakeSession session, SourceReading reading, RunningQuery watch) {
        return rule.minimumGroup().isEmpty() || rule.release().isPresent() ? rule
                : rule.over(release(rule, "", Optional.empty(), session, reading, watch));
    }

    /**
     * Cuts the granted rows of an aggregate-only rule into the cells from which its answers are made.
     *
     * @param period for which it stands, {@code yyyy-MM}
     * @param previous the release that it follows: cells change only together with enough persons
     */
    public Release release(AccessRule rule, String period, Optional<Release> previous, SourceReading reading) {
        return watched(reading, watch -> {
            try (LakeSession session = sources.lake(List.of(rule), reading)) {
                Release release = release(rule, period, previous, session, reading, watch);
                session.markComplete();
                return release;
            }
        });
    }

    private Release release(AccessRule rule, String period, Optional<Release> previous, LakeSession session,
            SourceReading reading, RunningQuery watch) {
        ReleaseCut cut = new ReleaseReader(rule, sources.of(rule, session, new HashMap<>(), reading)).cut(watch);
        String id = UUID.randomUUID().toString();
        Map<String, String> snapshots = session.snapshots(Set.of(rule.backing()));
        return previous.map(before -> cut.after(before, id, period, snapshots))
                .orElseGet(() -> cut.first(id, period, secret(), snapshots));
    }

    private static String secret() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /**
     * Reckons how far the rows of a rule, masks applied, tell persons apart. Only three figures leave the source.
     *
     * @return empty where the rule has no rows
     */
    public Optional<Uniqueness> uniqueness(AccessRule rule, SourceReading reading) {
        return watched(reading, watch -> {
            try (LakeSession session = sources.lake(List.of(rule), reading)) {
                GrantedRelation relation = sources.of(rule, session, new HashMap<>(), reading)
                        .granted(rule.ungrouped(rule.given()));
                Optional<Uniqueness> found = Uniqueness.of(relation, watch);
                session.markComplete();
                return found;
            }
        });
    }

    /**
     * Tells for each candidate whether a row with its key, and with each other value that it gives, is covered by the
     * rule. Columns must be granted and unmasked; an absent value is not compared.
     *
     * @param candidates 1 to 500, values by column; dates as {@code yyyy-MM-dd}
     */
    public VerifyAnswer verify(AccessRule rule, String keyColumn, List<Map<String, String>> candidates,
            SourceReading reading) {
        if (candidates.isEmpty() || candidates.size() > CANDIDATES) {
            throw new CodedException(QueryCode.TOO_MANY_CANDIDATES, CANDIDATES);
        }
        if (rule.minimumGroup().isPresent()) {
            throw new CodedException(QueryCode.ONLY_AGGREGATES, rule.table(), rule.minimumGroup().getAsInt());
        }
        candidates.stream().filter(Objects::nonNull).flatMap(each -> each.keySet().stream())
                .filter(column -> !rule.compares(column)).findFirst().ifPresent(column -> {
                    throw new CodedException(QueryCode.NOT_COMPARED, column, rule.grant());
                });
        return watched(reading, watch -> {
            try (LakeSession session = sources.lake(List.of(rule), reading)) {
                GrantedRelation relation = sources.of(rule, session, new HashMap<>(), reading).granted(rule);
                List<Boolean> verdicts = Verification.of(relation, keyColumn, candidates, watch);
                session.markComplete();
                return new VerifyAnswer(verdicts, session.snapshots(Set.of(rule.backing())), Set.of(rule.grant()));
            }
        });
    }

    /**
     * Stops what runs by a name, while the rows are read or reckoned.
     *
     * @param reader as in {@link SourceReading}
     * @param why    how it ends
     */
    public void stop(String reader, CodedException why) {
        running.stop(reader, why);
    }

    /** Plans a query over relations of which the columns alone are known; its SQL must be a query. */
    public QueryPlan describe(Query query, List<GrantedRelation> relations) {
        return watched(query.reading(), watch -> GrantCombinations.plan(query.sql(), relations, watch));
    }

    private <T> T watched(SourceReading reading, Function<RunningQuery, T> work) {
        return running.run(reading, new RunningQuery(settings.pulledRows()), work);
    }

    /** Stops every query that runs. */
    @Override
    public void close() {
        running.close();
        releases.close();
        lakeEngine.close();
    }
}
