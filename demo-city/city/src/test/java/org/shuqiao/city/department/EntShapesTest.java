package org.shuqiao.city.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.city.table.Cell;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.ExpectedOutcome;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.World;

class EntShapesTest {
    private static List<Row> rows;

    @BeforeAll
    static void draw() {
        Dataset ent = new ShijianEnt(new World(11, 1));
        rows = LongStream.range(0, ent.count(0)).mapToObj(index -> ent.row(index, 0)).toList();
    }

    @Test
    void thereAreEnoughRowsForEveryShape() {
        assertThat(rows).hasSizeGreaterThanOrEqualTo(10_000);
    }

    @Test
    void registrarsAreDividedAsInTheRealRegister() {
        assertThat(share(defect("registrar-abolished"))).isCloseTo(0.0459, within(0.003));
        assertThat(share(defect("registrar-never-a-division"))).isCloseTo(0.0376, within(0.003));
    }

    @Test
    void capitalIsWrittenAsInTheRealRegister() {
        assertThat(share(row -> text(row, "cap").equals("N/A"))).isCloseTo(0.2328, within(0.003));
        assertThat(share(row -> text(row, "cap").endsWith("(万元)"))).isCloseTo(0.0996, within(0.003));
        assertThat(share(row -> text(row, "cap").matches("[\\d.,]+万人民币"))).isCloseTo(0.0446, within(0.003));
        assertThat(share(defect("capital-foreign"))).isCloseTo(0.0134, within(0.003));
        assertThat(share(row -> text(row, "cap").matches("\\d{1,3}(,\\d{3})+.*"))).isBetween(0.02, 0.2);
    }

    @Test
    void everyShapeOccurs() {
        Map<String, Integer> found = new HashMap<>();
        rows.forEach(row -> row.defects().forEach(defect -> found.merge(defect, 1, Integer::sum)));
        for (String ending : List.of("(万元人民币)", "(万元)", "(万)", "万人民币", "万元人民币", "(万人民币元)", "( 万人民币元)", "（万元）",
                "(万元(人民币))", "(人民币元)", "()", "万美元", "万元美元", "(万元(美元))", "(万港币)", "(万港元)", "(万香港元)", "(万日元)", "(万欧元)",
                "(万新加坡元)", "(万澳大利亚元)", "(万英镑)", "(万瑞士法郎)", "(万加拿大元)")) {
            assertThat(rows.stream().anyMatch(row -> text(row, "cap").endsWith(ending))).as(ending).isTrue();
        }
        assertThat(found).containsKeys("registration-number", "cooperative-number", "thirteen-digit-number",
                "lower-case-letters",
                "outer-check-wrong", "inner-check-wrong", "foreign-investment-number", "hyphenated-organisation-code",
                        "no-identifier",
                "registered-twice", "shifted-cells", "full-width-letters", "full-width-parentheses", "zero-width-space",
                        "padded",
                "words-for-a-number", "capital-without-unit", "capital-not-given");
    }

    @Test
    void aShiftedRowIsNotToBePublished() {
        assertThat(rows.stream().filter(defect("shifted-cells"))).isNotEmpty()
                .allMatch(row -> row.outcome() == ExpectedOutcome.QUARANTINED);
    }

    @Test
    void ofTwoRegistrationsOfOneCodeExactlyOneStands() {
        Map<String, Integer> standing = new HashMap<>();
        rows.stream().filter(row -> row.outcome() == ExpectedOutcome.STANDARD)
                .forEach(row -> standing.merge(row.expect().get("uscc").orElse("") + row.expect()
                        .get("registration_number").orElse(""), 1, Integer::sum));

        assertThat(standing.values()).allMatch(count -> count == 1);
        assertThat(rows.stream().filter(row -> row.outcome() == ExpectedOutcome.MERGED)).hasSizeGreaterThanOrEqualTo(5)
                .allMatch(row -> standing.containsKey(row.expect().get("uscc").orElse("") + row.expect()
                        .get("registration_number").orElse("")));
    }

    private static double share(Predicate<Row> which) {
        return rows.stream().filter(which).count() / (double) rows.size();
    }

    private static Predicate<Row> defect(String id) {
        return row -> row.defects().contains(id);
    }

    private static String text(Row row, String column) {
        return row.cells().get(column) instanceof Cell.Text text ? text.value() : "";
    }
}
