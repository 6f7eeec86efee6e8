package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.shuqiao.exchange.cli.remote.Connection;
import org.shuqiao.exchange.platform.settings.Home;

/** Where work on the datasets is done: by the running server, or in this process when none runs. */
interface Workbench extends AutoCloseable {

    /** @return by the server where one runs or is named; else here, for which no account is needed */
    static Workbench open(Connection connection) {
        return connection.reachesServer() ? new ServerWork(connection.open()) : LocalWork.open(Home.fromEnvironment());
    }

    /** @return each dataset with its {@code id}, {@code title}, {@code kind}, {@code update} and counts */
    JsonNode datasets();

    /**
     * @param kind {@code COLLECT} or {@code STANDARDIZE}
     * @param datasets ids; all of them where none is named
     * @return the job's id
     */
    String start(String kind, List<String> datasets);

    /** @return the job as it stands, in the form of the REST API */
    JsonNode job(String id);

    @Override
    void close();
}
