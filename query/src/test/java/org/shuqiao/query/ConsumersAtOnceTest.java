package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;

/** Tests that many consumers at once are all answered, each with the rows of its own values and grant. */
final class ConsumersAtOnceTest {

    private static final int CONSUMERS = 200;
    private static final TestCity CITY = TestCity.open();
    /** Of what each one gets, not of how soon: the last of them waits for all others. */
    private static final Limits LIMITS = new Limits(10, Duration.ofMinutes(5));

    @Test
    void twoHundredAtOnceHaveEachItsOwnAnswer() throws Exception {
        CITY.append(CITY.lakeTable("standard", "at_once", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "name", Types.StringType.get()))),
                "SELECT i AS id, '王' || chr(i::INTEGER) AS name FROM range(20000, 21000) r(i)");
        List<AccessRule> rules = List.of(
                TestCity.lakeRule("a.clear", "standard.at_once", "id name", "", Map.of()),
                TestCity.lakeRule("a.masked", "standard.at_once", "id name", "", Map.of("name",
                        new Mask.PersonName())));
        List<Callable<List<List<Object>>>> consumers = new ArrayList<>();
        for (int i = 0; i < CONSUMERS; i++) {
            String sql = "SELECT name FROM a." + (i % 2 == 0 ? "clear" : "masked") + " WHERE id = " + (20_000 + i);
            AccessRule rule = rules.get(i % 2);
            consumers.add(() -> CITY.engine().execute(new Query(ParsedSql.of(sql), List.of(rule), LIMITS))
                    .rows());
        }

        List<List<List<Object>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONSUMERS)) {
            for (Future<List<List<Object>>> one : threads.invokeAll(consumers)) {
                answers.add(one.get());
            }
        }

        for (int i = 0; i < CONSUMERS; i++) {
            String name = i % 2 == 0 ? "王" + Character.toString(20_000 + i) : "王*";
            assertThat(answers.get(i)).as("consumer " + i).isEqualTo(List.of(List.of(name)));
        }
    }
}
