package org.shuqiao.query.source.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.error.QueryCode;

/** What an engine says of a failure becomes the code that helps. */
class HiveFailuresTest {

    private static final String PLACE = "jdbc:hive2://engine:10000/default";

    @Test
    void wordsOfTheServersStackMakeNoRefusedLogIn() {
        SQLException query = new SQLException("Error running query: [MISSING_FIELD_ID] marks.parquet\n\tat "
                + "org.apache.hive.service.auth.SaslAuthentication.run", "HY000");

        assertThat(HiveFailures.coded(query, PLACE).code()).isEqualTo(QueryCode.ENGINE_UNREACHABLE);
        assertThat(HiveFailures.atLogIn(new SQLException("Peer indicated failure: Error validating the login",
                "08S01"), PLACE).code()).isEqualTo(QueryCode.ENGINE_REFUSED);
        assertThat(HiveFailures.atLogIn(new SQLException("connection refused", "08S01"), PLACE).code())
                .isEqualTo(QueryCode.ENGINE_UNREACHABLE);
    }
}
