package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.platform.jobs.CollectWord;
import org.shuqiao.exchange.platform.settings.Home;

/** Runs jobs on the datasets, either on the running server or in this process. */
interface JobRunner extends AutoCloseable {

    /** @return by the server where one runs or is named; else here, for which no account is needed */
    static JobRunner open(ServerOptions connection) {
        return connection.reachesServer() ? new RemoteJobRunner(connection.open())
                : LocalJobRunner.open(Home.fromEnvironment());
    }

    /** @return each dataset with its {@code id}, {@code title}, {@code kind}, {@code update} and counts */
    JsonNode datasets();

    /**
     * @param kind {@code COLLECT} or {@code STANDARDIZE}
     * @param datasets ids; all of them where none is named
     * @param word what is said of this collection
     * @return the job's id
     */
    String start(String kind, List<String> datasets, CollectWord word);

    /** @return the job as it stands, in the form of the REST API */
    JsonNode job(String id);

    @Override
    void close();
}
