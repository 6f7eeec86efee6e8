package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.platform.settings.Home;

/** Looks after the lake, either on the running server or in this process. */
interface LakeRunner extends AutoCloseable {

    /** @return by the server where one runs or is named; else here, for which no account is needed */
    static LakeRunner open(ServerOptions connection) {
        return connection.reachesServer() ? new RemoteLakeRunner(connection.open())
                : LocalLakeRunner.open(Home.fromEnvironment());
    }

    /** @return the lake's tables, in the form of the REST API */
    JsonNode state();

    /** @return the id of the job that looks after the tables, all of them where none is named */
    String maintain(List<String> tables);

    /** @return the job as it stands, in the form of the REST API */
    JsonNode job(String id);

    @Override
    void close();
}
