package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.standards.element.CitizenNumber;

/** Every mask over values of every form, in both engines, against the masks written in Java. */
final class MaskFormsTest {

    private static final TestCity CITY = TestCity.open();
    private static final String SIGNS = "0123456789Xx一王欧阳·' -_@#.年/ab";

    /** A mask, and the same in Java. */
    private record Case(Mask mask, UnaryOperator<String> reference) {
        @Override
        public String toString() {
            return mask.text();
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case(new Mask.CitizenNumber(), v -> isNumber(v) ? v.substring(0, 9) + "*********"
                        : isOldNumber(v) ? v.substring(0, 7) + "********" : "***"),
                new Case(new Mask.MiddleCitizenNumber(), v -> isNumber(v)
                        ? v.substring(0, 4) + "**********" + v.substring(14)
                        : isOldNumber(v) ? v.substring(0, 4) + "*******" + v.substring(11) : "***"),
                new Case(new Mask.Phone(), v -> v.matches("1[3-9][0-9]{9}")
                        ? v.substring(0, 3) + "****" + v.substring(7) : "***"),
                new Case(new Mask.PersonName(), v -> v.length() >= 2 && v.length() <= 60
                        && v.chars().noneMatch(c -> "0123456789!#$&()*+,/:;<=>@[]^_{|}~".indexOf(c) >= 0)
                        ? v.charAt(0) + "*" : "***"),
                new Case(new Mask.YearOnly(), v -> v.matches("(?s)(18|19|20)[0-9]{2}([-/.年].*)?")
                        || v.matches("(18|19|20)[0-9]{2}(0[1-9]|1[0-2])([0-9]{2})?") ? v.substring(0, 4) : "***"),
                new Case(new Mask.Truncated(6), v -> v.length() > 6 || v.matches("[0-9]{6}")
                        ? v.substring(0, 6) : "***"));
    }

    private static boolean isNumber(String value) {
        return CitizenNumber.valid(value) && value.matches(".{6}(18|19|20)..(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01]).*");
    }

    private static boolean isOldNumber(String value) {
        return value.matches("[0-9]{8}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}");
    }

    @BeforeAll
    static void values() throws SQLException {
        String rows = Stream.concat(hostile(), random()).distinct()
                .map(value -> "('" + value.replace("'", "''") + "')").collect(Collectors.joining(", "));
        CITY.append(CITY.lakeTable("standard", "mask_forms", new Schema(
                Types.NestedField.optional(1, "id", Types.StringType.get()),
                Types.NestedField.optional(2, "v", Types.StringType.get()))),
                "SELECT v AS id, v FROM (VALUES " + rows + ") t(v)");
        CITY.inDepartment("CREATE TABLE mask_forms AS SELECT v AS id, v FROM (VALUES " + rows + ") t(v)");
    }

    private static Stream<String> hostile() {
        return Stream.of("", " ", "王", "王小明", "欧阳娜娜", "O'Brien", "王*", "13800138001", "12800138001", "138001380011",
                "010-88886666", "99010219850307123X", "990102198503071235", "990102198513071235", "990102198503321235",
                "990102850307123", "990102851307123", "62220001234567890", "622200012345678901", "91990100MA00000000",
                "ABCDEFGHIJKLMNOPQR", "一二三四五六七八九十一二三四五六七八", "１３８００１３８００１", "1985", "1985-03-07", "19850307",
                "198503", "198513", "3999", "20191", "2019年3月", "990102", "99010", "9901021", "东湖路一号甲", "东湖路一号甲乙");
    }

    private static Stream<String> random() {
        Random random = new Random(20261129);
        return IntStream.range(0, 400).mapToObj(i -> {
            int length = List.of(18, 15, 11, 6, 4, 2 + random.nextInt(20)).get(i % 6);
            int signs = i % 4 == 0 ? SIGNS.length() : 10;
            String value = random.ints(length, 0, signs).mapToObj(c -> SIGNS.substring(c, c + 1))
                    .collect(Collectors.joining());
            return i % 3 != 0 || length != 18 || signs > 10 ? value
                    : value.substring(0, 6) + "19" + value.substring(8, 10) + String.format(Locale.ROOT, "%02d%02d",
                            1 + random.nextInt(14), 1 + random.nextInt(33)) + value.substring(14, 17)
                            + (random.nextBoolean() ? value.charAt(17) : 'X');
        }).flatMap(value -> value.matches("[0-9]{17}.") && value.startsWith("19", 6)
                ? Stream.of(value, value.substring(0, 17) + CitizenNumber.check(value)) : Stream.of(value));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatHasNotTheFormIsHiddenWhole(Case each) {
        AccessRule lake = TestCity.lakeRule("f.lake", "standard.mask_forms", "id v", "", Map.of("v", each.mask()));
        AccessRule department = TestCity.departmentRule("f.dept", "mask_forms", "id v", "", Map.of("v", each.mask()));
        for (AccessRule rule : List.of(lake, department)) {
            List<List<Object>> rows = CITY.ask("SELECT id, v FROM " + rule.table(), rule).rows();
            assertThat(rows).hasSizeGreaterThan(300).allSatisfy(row -> assertThat(row.get(1))
                    .as("%s in %s", row.getFirst(), rule.table())
                    .isEqualTo(each.reference().apply((String) row.getFirst())));
            assertThat(rows).anyMatch(row -> !row.get(1).equals("***"));
        }
    }
}
