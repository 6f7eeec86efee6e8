package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.systems.hive.HiveUnderTest;

/** Fault-injection tests: the engine is killed and suspended during queries. */
class HiveFaultsTest {

    private static final TestCity CITY = TestCity.open();
    private static final AccessRule RULE = TestCity.lakeRule("t.a", "standard.faults", "id word", "", Map.of());
    private static final String SLOW = "SELECT COUNT(*) FROM t.a x JOIN t.a y ON x.id <> y.id JOIN t.a z ON y.id <> "
            + "z.id"
            + " WHERE x.word || y.word || z.word LIKE '%no such thing%'";

    @BeforeAll
    static void table() throws SQLException {
        CITY.append(CITY.lakeTable("standard", "faults", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "word", Types.StringType.get()))),
                "SELECT range AS id, 'w' || range AS word FROM range(4000)");
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void killedWhileAQueryRuns(int round) throws Exception {
        assertThat(CITY.ask("SELECT COUNT(*) FROM t.a", RULE).rows()).containsExactly(List.of(4000L));
        CompletableFuture<Answer> running = CompletableFuture.supplyAsync(() -> CITY.ask(SLOW, RULE));
        TimeUnit.SECONDS.sleep(2); // it is in the middle of its work then; nothing is expected of the moment

        HiveUnderTest.server().process().kill();

        assertThatThrownBy(() -> running.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(CodedException.class)
                .hasMessageContaining("SQ-QRY-0034");
        assertThatThrownBy(() -> CITY.ask("SELECT COUNT(*) FROM t.a", RULE)).hasMessageContaining("SQ-QRY-0034");
        HiveUnderTest.startAgain();
        assertThat(CITY.ask("SELECT COUNT(*) FROM t.a", RULE).rows()).containsExactly(List.of(4000L));
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void hungWhenAQueryComes(int round) {
        HiveUnderTest.server().process().suspend();
        try {
            assertThatThrownBy(() -> CITY.ask("SELECT COUNT(*) FROM t.a", RULE))
                    .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                            .isIn(QueryCode.ENGINE_UNREACHABLE, QueryCode.TIME_OVER));
        } finally {
            HiveUnderTest.server().process().resume();
        }
        assertThat(CITY.ask("SELECT COUNT(*) FROM t.a", RULE).rows()).containsExactly(List.of(4000L));
    }
}
