package org.shuqiao.query.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.TestCity;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.TableName;
import org.shuqiao.query.source.SourceReading;

/**
 * Plays an attacker who remembers everything against an aggregate-only grant with k = 5, on thirty days of a town that
 * changes daily, in the lake and in a department. The release follows the town every day, which is thirty times as
 * often as it does in use. The attacker queries on six of the days and is shown the cells themselves on each.
 *
 * @see <a href="https://doi.org/10.1145/320064.320068">Denning, Denning, Schwartz: The Tracker (1979)</a>
 */
final class SmallGroupAttacksTest {

    private static final int LEAST = 5;
    private static final int DAYS = 30;
    private static final Set<Integer> ASKED = Set.of(0, 1, 13, 14, DAYS - 2, DAYS - 1);
    private static final String CELLS = "the cells themselves";
    private static final TestCity CITY = TestCity.open();
    private static final Grouping LATTICE = new Grouping(List.of("street", "employer", "community", "sex"),
            List.of("wage", "bonus"), Optional.of("id"));
    private static final String ALL = "COUNT(*) n, SUM(wage) s";

    /** What each attack asks on a day; what it adds and subtracts is its own business: everything is, below. */
    private static final Map<String, List<String>> ATTACKS = new LinkedHashMap<>();

    static {
        ATTACKS.put("individual tracker", List.of(where("employer = '灯塔'"), where("NOT (employer = '灯塔')"),
                where("employer = '灯塔' AND NOT (street = '东街')")));
        ATTACKS.put("general tracker", List.of(where("sex = '1'"), where("NOT (sex = '1')"),
                where("employer = '灯塔' OR sex = '1'"), where("employer = '灯塔' OR NOT (sex = '1')"), where("TRUE")));
        ATTACKS.put("double tracker", List.of(where("street = '东街'"), where("street = '东街' AND sex = '1'"),
                where("employer = '灯塔' OR street = '东街'"),
                where("NOT (street = '东街') AND (employer = '灯塔' OR sex = '1')")));
        ATTACKS.put("union tracker", List.of(where("employer = '医院' OR community = '孤岛一'"),
                where("employer = '医院' OR community = '孤岛二'"), where("employer = '医院' OR street = '孤岛街'"),
                where("employer = '医院'")));
        ATTACKS.put("difference of filters", List.of(where("community <> '孤岛一'"), where("community <> '孤岛二'"),
                where("community NOT IN ('孤岛一', '孤岛二')"), where("community LIKE '孤岛%'")));
        ATTACKS.put("values that are missing", List.of(
                "SELECT COUNT(*) n, COUNT(sex) - COUNT(*) d, SUM(wage) s FROM t.town GROUP BY employer",
                "SELECT employer, COUNT(*) n, COUNT(sex) m, COUNT(bonus) b, SUM(bonus) s FROM t.town GROUP BY employer",
                where("sex IS NULL"), where("sex IS NOT NULL")));
        ATTACKS.put("levels of a hierarchy", List.of(by("street"), by("street, community"), by("community"),
                "SELECT street, community, " + ALL + " FROM t.town GROUP BY ROLLUP (street, community)"));
        ATTACKS.put("margins of a cube", List.of(
                "SELECT street, employer, sex, " + ALL + " FROM t.town GROUP BY CUBE (street, employer, sex)"));
        ATTACKS.put("dominance", List.of(by("employer"), by("employer, community"), where("employer = '银行'"),
                where("employer = '银行' AND community = '西三'"), "SELECT AVG(wage) s, COUNT(*) n FROM t.town"));
        ATTACKS.put("extremes and quantiles", List.of("SELECT MAX(wage) s FROM t.town",
                "SELECT MIN(wage) s FROM t.town", where("wage > 9000000000"),
                "SELECT SUM(wage) s FROM (SELECT wage FROM t.town ORDER BY wage DESC LIMIT 1) x",
                "SELECT employer, RANK() OVER (ORDER BY SUM(wage)) r, SUM(wage) s FROM t.town GROUP BY employer"));
        ATTACKS.put("averages", List.of("SELECT employer, AVG(wage) s, COUNT(*) n FROM t.town GROUP BY employer",
                "SELECT AVG(wage) * COUNT(wage) s, COUNT(wage) n FROM t.town",
                "SELECT AVG(bonus) s, COUNT(bonus) n FROM t.town"));
        ATTACKS.put("conditional aggregates", List.of(
                "SELECT SUM(CASE WHEN employer = '灯塔' THEN wage END) s FROM t.town",
                "SELECT SUM(wage) FILTER (WHERE employer = '灯塔') s, COUNT(*) FILTER (WHERE employer = '灯塔') n"
                        + " FROM t.town",
                "SELECT COUNT(CASE WHEN community = '孤岛一' THEN 1 END) n FROM t.town",
                "SELECT SUM(wage * CASE WHEN employer = '灯塔' THEN 1 ELSE 0 END) s FROM t.town"));
        ATTACKS.put("groups by functions", List.of(
                "SELECT CASE WHEN community = '孤岛一' THEN 1 ELSE 0 END g, " + ALL + " FROM t.town"
                        + " GROUP BY CASE WHEN community = '孤岛一' THEN 1 ELSE 0 END",
                "SELECT SUBSTRING(community, 1, 1) g, " + ALL + " FROM t.town GROUP BY SUBSTRING(community, 1, 1)",
                "SELECT employer || community g, " + ALL + " FROM t.town GROUP BY employer || community"));
        ATTACKS.put("oracle of HAVING", List.of(
                "SELECT employer, " + ALL + " FROM t.town GROUP BY employer HAVING COUNT(*) < 5",
                "SELECT community, " + ALL + " FROM t.town GROUP BY community HAVING SUM(wage) > 9000000000",
                "SELECT employer FROM t.town GROUP BY employer HAVING COUNT(*) = 1"));
        ATTACKS.put("empty groups", List.of("SELECT v.e, (SELECT COUNT(*) FROM t.town WHERE employer = v.e) n"
                + " FROM (VALUES ('灯塔'), ('无此厂')) v(e)", where("employer = '灯塔' AND sex = '2'"),
                where("employer = '无此厂'")));
        ATTACKS.put("insider with the own value", List.of(by("employer, sex"), by("community, sex"),
                by("street, employer, community, sex")));
        ATTACKS.put("distinct and joined", List.of("SELECT COUNT(DISTINCT community) n FROM t.town",
                "SELECT a.employer, a.n - b.n d, a.s - b.s s FROM (" + by("employer") + ") a JOIN ("
                        + "SELECT employer, COUNT(sex) n, SUM(wage) s FROM t.town WHERE sex IS NOT NULL GROUP BY"
                        + " employer) b ON a.employer = b.employer"));
    }

    private static List<Place> places;

    /** A register on a day: which table it is in, and the release over it. */
    private static final class Place {
        private final String name;
        private final Backing backing;
        private final List<Seen> seen = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();
        private Optional<Release> release = Optional.empty();

        private Place(String name, Backing backing) {
            this.name = name;
            this.backing = backing;
        }
    }

    /** A figure that the attacker wrote down. */
    private record Seen(String attack, int day, BigDecimal figure) { }

    private static final Set<BigDecimal> SECRETS = new HashSet<>();
    private static final List<List<Town.Person>> MONTH = new ArrayList<>();

    private static String where(String condition) {
        return "SELECT " + ALL + " FROM t.town WHERE " + condition;
    }

    private static String by(String columns) {
        return "SELECT " + columns + ", " + ALL + " FROM t.town GROUP BY " + columns;
    }

    @BeforeAll
    static void aMonth() throws SQLException {
        places = List.of(new Place("lake", new Backing.LakeTable("standard", "town")),
                new Place("department", new Backing.DepartmentTable("minzheng", "public", "town")));
        Town town = new Town(300);
        for (int day = 0; day < DAYS; day++) {
            town.nextDay(day);
            MONTH.add(town.people());
            town.people().forEach(person -> {
                SECRETS.add(person.wage());
                Optional.ofNullable(person.bonus()).ifPresent(SECRETS::add);
            });
            load(town, day);
            for (Place place : places) {
                AccessRule rule = rule(place);
                place.release = Optional.of(CITY.engine().release(rule, "2026-11", place.release,
                        SourceReading.within(TestCity.LIMITS.time())));
                look(place, day);
                for (Map.Entry<String, List<String>> attack : ASKED.contains(day) ? ATTACKS.entrySet()
                        : Set.<Map.Entry<String, List<String>>>of()) {
                    for (String sql : attack.getValue()) {
                        ask(place, attack.getKey(), day, sql, rule.over(place.release.get()));
                    }
                }
            }
        }
    }

    private static void look(Place place, int day) {
        for (Cell cell : place.release.orElseThrow().cells()) {
            place.seen.add(new Seen(CELLS, day, BigDecimal.valueOf(cell.rows())));
            cell.sums().stream().filter(Objects::nonNull).forEach(sum -> place.seen.add(new Seen(CELLS, day, sum)));
        }
    }

    private static void load(Town town, int day) throws SQLException {
        String rows = " FROM (VALUES " + town.values() + ") t(id, employer, street, community, sex, wage, bonus)";
        CITY.append(CITY.lakeTable("standard", "town_" + day, new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "employer", Types.StringType.get()),
                Types.NestedField.optional(3, "street", Types.StringType.get()),
                Types.NestedField.optional(4, "community", Types.StringType.get()),
                Types.NestedField.optional(5, "sex", Types.StringType.get()),
                Types.NestedField.optional(6, "wage", Types.DecimalType.of(20, 2)),
                Types.NestedField.optional(7, "bonus", Types.DecimalType.of(20, 2)))),
                "SELECT id::BIGINT id, employer, street, community, sex, wage::DECIMAL(20, 2) wage,"
                        + " bonus::DECIMAL(20, 2) bonus" + rows);
        CITY.inDepartment("DROP TABLE IF EXISTS town; CREATE TABLE town AS SELECT id::bigint id, employer, street,"
                + " community, sex, wage::numeric(20, 2) wage, bonus::numeric(20, 2) bonus" + rows);
    }

    private static AccessRule rule(Place place) {
        Backing backing = place.name.equals("lake")
                ? new Backing.LakeTable("standard", "town_" + (MONTH.size() - 1)) : place.backing;
        return new AccessRule("G-1", "3010101/000001", 1, new TableName("t", "town"), backing,
                List.of("employer", "street", "community", "sex", "wage", "bonus"), Optional.empty(), Map.of(),
                OptionalInt.of(LEAST), Optional.of(LATTICE), Optional.empty());
    }

    private static void ask(Place place, String attack, int day, String sql, AccessRule rule) {
        try {
            CITY.engine().execute(new Query(ParsedSql.of(sql), List.of(rule), TestCity.LIMITS)).rows()
                    .forEach(row -> row.stream().filter(Number.class::isInstance).forEach(value -> place.seen.add(
                            new Seen(attack, day, new BigDecimal(value.toString())))));
        } catch (CodedException e) {
            place.refused.add(attack + ": " + e.code().id());
        }
    }

    @TestFactory
    Stream<DynamicTest> noAttackFindsTheAmountOfOneOrTwoPersons() {
        Set<BigDecimal> guarded = withPairs();
        return places.stream().flatMap(place -> Stream.concat(Stream.of(CELLS),
                ATTACKS.keySet().stream()).map(attack -> dynamicTest(attack + " in the " + place.name, () -> {
                    List<Seen> mine = place.seen.stream().filter(seen -> seen.attack().equals(attack)).toList();
                    assertThat(exposed(mine, guarded)).as("figures, and differences of any two of them").isEmpty();
                    assertThat(mine.size() + place.refused.size()).as("the attack was made").isPositive();
                })));
    }

    @TestFactory
    Stream<DynamicTest> neitherDoesAnyDifferenceOfWhatAllAttacksSawOnTheFirstAndTheLastDays() {
        Set<BigDecimal> guarded = withPairs();
        return places.stream().map(place -> dynamicTest(place.name, () -> assertThat(exposed(place.seen.stream()
                .filter(seen -> seen.day() < 2 || seen.day() > DAYS - 3).toList(), guarded)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyCellHasFivePersonsOfWhomNoneShows() {
        return places.stream().map(place -> dynamicTest(place.name, () -> {
            Release release = place.release.orElseThrow();
            assertThat(release.cells()).hasSizeGreaterThan(10).allSatisfy(cell -> {
                assertThat(cell.rows()).isGreaterThanOrEqualTo(LEAST);
                assertThat(cell.key()).doesNotContain("灯塔");
            });
        }));
    }

    /** Were the rows open, the very same attacker would have found them: the town holds the secrets that are tried. */
    @Test
    void theAttackerFindsOnePersonWhereNothingIsDefended() {
        AccessRule open = rule(places.getFirst()).ungrouped(List.of("employer", "wage"));
        List<Seen> seen = new ArrayList<>();
        for (String sql : ATTACKS.get("individual tracker").subList(0, 2)) {
            CITY.engine().execute(new Query(ParsedSql.of(sql), List.of(open), TestCity.LIMITS)).rows().forEach(row ->
                    seen.add(new Seen("", 0, new BigDecimal(row.getLast().toString()))));
        }
        assertThat(exposed(seen, withPairs())).isNotEmpty();
    }

    /** A bus of twenty-five changes a cell; one newcomer does not. */
    @Test
    void theFiguresFollowTheTownInStepsOfFivePersons() {
        Place lake = places.getFirst();
        Map<Integer, BigDecimal> totals = new TreeMap<>();
        lake.seen.stream().filter(seen -> seen.attack().equals("general tracker"))
                .filter(seen -> seen.figure().compareTo(BigDecimal.valueOf(10_000)) < 0)
                .forEach(seen -> totals.merge(seen.day(), seen.figure(), BigDecimal::max));
        assertThat(new HashSet<>(totals.values())).hasSizeGreaterThan(1);
        BigDecimal before = totals.get(0);
        for (BigDecimal total : totals.values()) {
            assertThat(total.subtract(before).abs().intValue()).satisfiesAnyOf(
                    change -> assertThat(change).isZero(), change -> assertThat(change).isPositive());
            before = total;
        }
    }

    @Test
    void honestFiguresAreExactUpToWhatIsPooled() {
        Release first = CITY.engine().release(fresh(), "2026-11", Optional.empty(),
                SourceReading.within(TestCity.LIMITS.time()));
        AccessRule rule = fresh().over(first);
        List<Town.Person> people = MONTH.getLast();
        Map<String, Long> truth = new HashMap<>();
        people.forEach(person -> truth.merge(person.street(), 1L, Long::sum));

        long total = (long) CITY.engine().execute(new Query(ParsedSql.of("SELECT COUNT(*) FROM t.town"),
                List.of(rule), TestCity.LIMITS)).rows().getFirst().getFirst();
        List<List<Object>> streets = CITY.engine().execute(new Query(ParsedSql.of(
                "SELECT street, COUNT(*) FROM t.town WHERE street IS NOT NULL GROUP BY street"),
                List.of(rule), TestCity.LIMITS)).rows();

        assertThat(people.size() - total).as("fewer than k are left out of everything").isBetween(0L, LEAST - 1L);
        assertThat(streets).extracting(List::getFirst).containsExactlyInAnyOrder("东街", "西街");
        streets.forEach(street -> assertThat(truth.get((String) street.getFirst()) - (long) street.get(1))
                .as("of the first dimension only small groups are missing").isBetween(0L, LEAST - 1L));
    }

    private static AccessRule fresh() {
        return rule(places.getFirst());
    }

    /** Sums of all rows of one person or two; of three and more nobody is told apart. */
    private static Set<BigDecimal> withPairs() {
        Set<BigDecimal> all = new HashSet<>(SECRETS);
        for (List<Town.Person> day : List.of(MONTH.getFirst(), MONTH.getLast())) {
            for (Town.Person one : day) {
                day.forEach(other -> all.add(one.wage().add(other.wage())));
            }
        }
        return all;
    }

    private static List<BigDecimal> exposed(List<Seen> seen, Set<BigDecimal> guarded) {
        Set<BigDecimal> figures = new HashSet<>();
        seen.forEach(each -> figures.add(each.figure().setScale(2, RoundingMode.HALF_UP)));
        List<BigDecimal> list = List.copyOf(figures);
        List<BigDecimal> exposed = new ArrayList<>(list.stream().filter(guarded::contains).toList());
        for (int i = 0; i < list.size(); i++) {
            for (int j = i + 1; j < list.size(); j++) {
                BigDecimal difference = list.get(i).subtract(list.get(j)).abs();
                if (guarded.contains(difference)) {
                    exposed.add(difference);
                }
            }
        }
        return exposed;
    }
}
