package org.shuqiao.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.digest.KeyedDigest;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.query.TestCity;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.TableName;
import org.shuqiao.standards.element.CitizenNumber;

/** Plays a source's administrator, who reads its statements, together with a consumer, who holds the tokens. */
final class TokenTest {

    private static final TestCity CITY = TestCity.open();
    private static final String KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final List<String> QUERIES = List.of(
            "SELECT number FROM d.people",
            "SELECT number, COUNT(*) FROM d.people GROUP BY number",
            "SELECT a.number FROM d.people a JOIN d.people b ON a.number = b.number WHERE b.age > 30",
            "SELECT DISTINCT number FROM d.people WHERE number > '8' ORDER BY number",
            "SELECT number FROM d.people WHERE number IN (SELECT number FROM d.people WHERE age < 40)",
            "SELECT CASE WHEN number LIKE 'a%' THEN number ELSE 'b' END FROM d.people");

    @BeforeAll
    static void people() throws SQLException {
        CITY.inDepartment("CREATE TABLE token_people (number text, age int)");
        CITY.inDepartment("INSERT INTO token_people VALUES " + String.join(", ",
                district().stream().limit(50).map(number -> "('" + number + "', " + number.charAt(16) + "0)")
                        .toList()));
    }

    /** All numbers that a district of one birth date and hundred can have. */
    private static List<String> district() {
        List<String> numbers = new ArrayList<>();
        for (int day = 1; day <= 28; day++) {
            for (int sequence = 0; sequence < 1000; sequence++) {
                String digits = "99010219850" + String.format("3%02d%03d", day, sequence);
                numbers.add(digits + CitizenNumber.check(digits));
            }
        }
        return numbers;
    }

    private static AccessRule rule() {
        return new AccessRule("G-1", "3010101/000001", 1, new TableName("d", "people"),
                new Backing.DepartmentTable("minzheng", "public", "token_people"), List.of("number", "age"),
                Optional.empty(), Map.of("number", new Mask.Hash(KEY)), OptionalInt.empty());
    }

    private static List<List<Object>> rows(String sql) {
        return CITY.engine().execute(new Query(ParsedSql.of(sql), List.of(rule()), TestCity.LIMITS)).rows();
    }

    @Test
    void tokensAreTheValuesUnderTheKey() {
        KeyedDigest digest = new KeyedDigest(KEY.getBytes(StandardCharsets.UTF_8));
        assertThat(rows("SELECT number FROM d.people")).hasSize(50).extracting(List::getFirst)
                .containsExactlyInAnyOrderElementsOf(district().stream().limit(50)
                        .map(number -> (Object) digest.hex(number.getBytes(StandardCharsets.UTF_8))).toList());
    }

    @Test
    void conditionsGroupsAndJoinsMeetTheTokensAlone() {
        String one = (String) rows("SELECT MIN(number) FROM d.people").getFirst().getFirst();
        String raw = district().getFirst();
        assertThat(rows("SELECT age FROM d.people WHERE number = '" + one + "'")).hasSize(1);
        assertThat(rows("SELECT age FROM d.people WHERE number = '" + raw + "'")).isEmpty();
        assertThat(rows("SELECT number, COUNT(*) FROM d.people GROUP BY number")).hasSize(50);
        assertThat(rows("SELECT a.number FROM d.people a JOIN d.people b ON a.number = b.number")).hasSize(50);
        assertThat(rows("SELECT COUNT(*) FROM d.people WHERE number LIKE '9901%'")).containsExactly(List.of(0L));
    }

    @Test
    void aDictionaryOfTheDistrictFindsNoTokenWithAllThatTheSourceSaw() throws SQLException {
        Set<String> words = new HashSet<>(Set.of(""));
        Set<String> tokens = new HashSet<>();
        for (String sql : QUERIES) {
            for (String line : SentSql.of(CITY, ParsedSql.of(sql), List.of(rule()))) {
                assertThat(line).doesNotContain(KEY).doesNotContainIgnoringCase("sha");
                words.addAll(List.of(line.split("\\W+")));
            }
            rows(sql).forEach(row -> tokens.add((String) row.getFirst()));
        }
        assertThat(tokens).hasSizeGreaterThan(50);
        for (String number : district()) {
            for (String word : words) {
                byte[] text = (word + number).getBytes(StandardCharsets.UTF_8);
                assertThat(tokens.contains(Sha256.hex(text))).isFalse();
            }
        }
    }

    @Test
    void noPlanShowsTheKey() {
        assertThat(QUERIES).allSatisfy(sql -> assertThat(CITY.engine().execute(
                new Query(ParsedSql.of(sql), List.of(rule()), TestCity.LIMITS)).plan()).doesNotContain(KEY));
    }
}
