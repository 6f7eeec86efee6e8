package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;

/** Tests that a repeated query follows changes of rules, masks and tables. */
final class RepeatedQueryTest {

    private static final TestCity CITY = TestCity.open();
    private static final TableIdentifier NAME = TableIdentifier.of("standard", "asked_again");
    private static final Schema SCHEMA = new Schema(
            Types.NestedField.optional(1, "id", Types.LongType.get()),
            Types.NestedField.optional(2, "name", Types.StringType.get()),
            Types.NestedField.optional(3, "sex", Types.StringType.get()));
    private static final String WHOM = "SELECT name FROM a.person ORDER BY id";

    private Table table;

    @BeforeEach
    void threePersons() throws SQLException {
        CITY.catalog().dropTable(NAME, false);
        table = CITY.lakeTable("standard", "asked_again", SCHEMA);
        CITY.append(table, "SELECT * FROM (VALUES (1::BIGINT, '王伟', '1'), (2, '李娜', '2'), (3, '张敏', '2')) t(id, name, "
                + "sex)");
    }

    private static AccessRule rule(String columns, String filter, Map<String, Mask> masks) {
        return TestCity.lakeRule("a.person", "standard.asked_again", columns, filter, masks);
    }

    private static List<Object> names(AccessRule rule) {
        return CITY.ask(WHOM, rule).rows().stream().map(List::getFirst).toList();
    }

    @Test
    void underOtherMasksAndFiltersItShowsWhatTheseLeave() {
        assertThat(names(rule("id name", "", Map.of()))).containsExactly("王伟", "李娜", "张敏");
        assertThat(names(rule("id name", "", Map.of("name", new Mask.PersonName())))).containsExactly("王*", "李*", "张*");
        assertThat(names(rule("id name", "sex = '2'", Map.of()))).containsExactly("李娜", "张敏");
        assertThat(names(rule("id name", "sex = '1'", Map.of()))).containsExactly("王伟");
        assertThat(names(rule("id name", "", Map.of("name", new Mask.Nothing())))).containsExactly(null, null, null);
        assertThat(names(rule("id name", "", Map.of("name", new Mask.Hash("one-key-of-at-least-thirty-two-bytes")))))
                .doesNotContainAnyElementsOf(names(rule("id name", "",
                        Map.of("name", new Mask.Hash("two-keys-of-at-least-thirty-two-byte")))));
    }

    @Test
    void aColumnThatIsNotGrantedAnyMoreIsRefused() {
        assertThat(names(rule("id name", "", Map.of()))).hasSize(3);

        assertThatThrownBy(() -> names(rule("id sex", "", Map.of()))).hasMessageContaining("SQ-QRY-");
        assertThatThrownBy(() -> CITY.ask(WHOM)).hasMessageContaining("SQ-QRY-");
    }

    @Test
    void theGrantOfTheDayIsNamed() {
        AccessRule first = rule("id name", "", Map.of());
        AccessRule second = new AccessRule("G-later", first.resource(), 2, first.table(), first.backing(),
                first.columns(), first.filter(), first.masks(), first.minimumGroup());

        assertThat(CITY.ask(WHOM, first).grantsUsed()).containsExactly(first.grant());
        assertThat(CITY.ask(WHOM, second).grantsUsed()).containsExactly("G-later");
        assertThat(CITY.ask(WHOM, second).plan()).contains("under G-later");
    }

    @Test
    void itReadsTheSnapshotOfTheDay() throws SQLException {
        AccessRule rule = rule("id name", "", Map.of());
        Answer before = CITY.ask(WHOM, rule);

        CITY.append(table, "SELECT 4::BIGINT AS id, '欧阳' AS name, '1' AS sex");
        Answer after = CITY.ask(WHOM, rule);

        assertThat(before.rows()).hasSize(3);
        assertThat(after.rows()).hasSize(4);
        assertThat(after.snapshots()).isNotEqualTo(before.snapshots());
        assertThat(after.snapshots()).containsEntry("standard.asked_again",
                Long.toString(CITY.catalog().loadTable(NAME).currentSnapshot().snapshotId()));
    }

    @Test
    void aTableMadeAnewUnderItsNameIsAnother() throws SQLException {
        AccessRule rule = rule("id name", "", Map.of());
        assertThat(names(rule)).hasSize(3);

        CITY.catalog().dropTable(NAME, false);
        assertThatThrownBy(() -> names(rule)).hasMessageContaining("SQ-QRY-");
        table = CITY.lakeTable("standard", "asked_again", SCHEMA);
        CITY.append(table, "SELECT 9::BIGINT AS id, '新人' AS name, '1' AS sex");

        assertThat(names(rule)).containsExactly("新人");
    }

    @Test
    void askedByManyAtOnceEachSeesWhatItsOwnRuleLeaves() throws InterruptedException, ExecutionException {
        Map<AccessRule, List<Object>> seen = Map.of(
                rule("id name", "", Map.of()), List.of("王伟", "李娜", "张敏"),
                rule("id name", "", Map.of("name", new Mask.PersonName())), List.of("王*", "李*", "张*"),
                rule("id name", "sex = '2'", Map.of()), List.of("李娜", "张敏"),
                rule("id name", "sex = '1'", Map.of("name", new Mask.PersonName())), List.of("王*"));
        List<Callable<Void>> askers = new ArrayList<>();
        for (int asking = 0; asking < 25; asking++) {
            seen.forEach((rule, names) -> askers.add(() -> {
                assertThat(names(rule)).isEqualTo(names);
                return null;
            }));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> asked : threads.invokeAll(askers)) {
                asked.get();
            }
        }
    }

    @Test
    void afterARefusalInTheMiddleItIsAnsweredWhole() {
        AccessRule rule = rule("id name", "", Map.of());
        Query two = new Query(ParsedSql.of(WHOM), List.of(rule), new Limits(2, Duration.ofSeconds(30)));

        assertThatThrownBy(() -> CITY.engine().execute(two)).hasMessageContaining("SQ-QRY-0009");
        assertThat(names(rule)).hasSize(3);
        assertThatThrownBy(() -> CITY.engine().execute(two)).hasMessageContaining("SQ-QRY-0009");
    }

    private static List<Object> whoIs(String name, AccessRule rule) {
        return CITY.ask("SELECT id FROM a.person WHERE name = '" + name.replace("'", "''") + "'", rule).rows().stream()
                .map(List::getFirst).toList();
    }

    /** The third of such a kind is not planned anew, and neither is whoever is asked for after it. */
    @Test
    void askedForOnePersonAfterTheOtherItFindsEach() throws SQLException {
        AccessRule clear = rule("id name", "", Map.of());

        assertThat(whoIs("王伟", clear)).containsExactly(1L);
        assertThat(whoIs("李娜", clear)).containsExactly(2L);
        assertThat(whoIs("张敏", clear)).containsExactly(3L);
        assertThat(whoIs("' ", clear)).isEmpty();
        assertThat(whoIs("张敏", rule("id name", "sex = '1'", Map.of()))).isEmpty();
        assertThat(whoIs("王*", rule("id name", "", Map.of("name", new Mask.PersonName())))).containsExactly(1L);
        assertThatThrownBy(() -> whoIs("王伟", rule("id sex", "", Map.of()))).hasMessageContaining("SQ-QRY-");
        CITY.append(table, "SELECT 4::BIGINT AS id, '欧阳' AS name, '1' AS sex");
        assertThat(whoIs("欧阳", clear)).containsExactly(4L);
        assertThat(whoIs("李娜", clear)).containsExactly(2L);
    }
}
