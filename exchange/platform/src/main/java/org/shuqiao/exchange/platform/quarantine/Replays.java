package org.shuqiao.exchange.platform.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.quarantine.Quarantine;
import org.shuqiao.exchange.domain.quarantine.QuarantineCode;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.standards.source.SourceFile;

/**
 * Tries a dataset's rows in quarantine again under the rules of now. A replay is the ordinary run over what has landed:
 * nothing is collected, and since duplicates merge over batches, only all rows together give what a full remake gives.
 */
public final class Replays {

    private static final int LATEST = 50;

    private final ExchangeStore store;
    private final Datasets datasets;
    private final Quarantine quarantine;
    private final SourceFolder sources;
    private final Jobs jobs;
    private final Permissions permissions;

    public Replays(ExchangeStore store, Datasets datasets, Quarantine quarantine, SourceFolder sources, Jobs jobs,
            Permissions permissions) {
        this.store = store;
        this.datasets = datasets;
        this.quarantine = quarantine;
        this.sources = sources;
        this.jobs = jobs;
        this.permissions = permissions;
    }

    /** Starts a replay, for an officer of the department. @return the job, which goes on */
    public Job start(Actor actor, String dataset, String reason) {
        permissions.require(actor, Role.OFFICER);
        SourceFile source = sources.find(dataset);
        permissions.requireOf(actor, source.department(), source.title().zh(), Role.OFFICER);
        DatasetFacts before = quarantine.facts(actor, dataset);
        String why = FreeTextRules.check("reason", reason);
        if (before.rows().quarantined() == 0) {
            throw new CodedException(QuarantineCode.NOTHING_TO_REPLAY, dataset);
        }
        Job job = jobs.start(Job.Kind.STANDARDIZE, sources.admitted(List.of(source)), actor.login());
        store.inTransaction(() -> {
            store.sql("""
                    insert into exchange.quarantine_replay (job, dataset, run_before, reason, by_account, at)
                    values (:job, :dataset, :before, :reason, :by, :at)""")
                    .param("job", job.id()).param("dataset", dataset).param("before", before.run())
                    .param("reason", why).param("by", actor.login()).param("at", ExchangeStore.column(store.now()))
                    .update();
        });
        return job;
    }

    /** @return the latest replays, newest first */
    public List<Replay> of(Actor actor, String dataset) {
        quarantine.facts(actor, dataset);
        Map<String, DatasetFacts> runs = datasets.history(dataset).stream()
                .collect(Collectors.toMap(DatasetFacts::run, Function.identity()));
        return store.sql("""
                select * from exchange.quarantine_replay where dataset = :dataset order by at desc, job desc
                limit :latest""")
                .param("dataset", dataset).param("latest", LATEST)
                .query((row, number) -> replay(row, runs)).list();
    }

    private static Replay replay(ResultSet row, Map<String, DatasetFacts> runs) throws SQLException {
        return new Replay(row.getString("job"), row.getString("dataset"), row.getString("reason"),
                row.getString("by_account"), Columns.time(row, "at"),
                Optional.ofNullable(runs.get(row.getString("run_before"))),
                Optional.ofNullable(runs.get(row.getString("job"))));
    }
}
