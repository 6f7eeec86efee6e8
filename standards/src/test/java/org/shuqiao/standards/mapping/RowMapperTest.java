package org.shuqiao.standards.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.standards.element.ValueType;
import org.shuqiao.standards.source.Level;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

class RowMapperTest {

    private static final RowMapper POPULATION = Samples.mapper(Samples.population());

    @Test
    void aGoodRowIsPublishedInStandardForm() {
        RowOutcome outcome = POPULATION.map(person("990102850307123", "王　明", "1", "19850307"));

        assertThat(outcome).isEqualTo(new StandardRow(Map.of("citizen_number", "990102198503071235", "name", "王明",
                "sex", "1", "birth_date", "1985-03-07"), List.of()));
    }

    @Test
    void aMustFindingQuarantinesTheRowWithoutItsValue() {
        QuarantinedRow outcome = (QuarantinedRow) POPULATION.map(person("990102198503071236", "王明", "1", "19850307"));

        assertThat(outcome.findings()).hasSize(1);
        RuleViolation finding = outcome.findings().get(0);
        assertThat(finding.rule()).isEqualTo("GB11643-check");
        assertThat(finding.level()).isEqualTo(Level.MUST);
        assertThat(finding.digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(finding.toString()).doesNotContain("990102198503071236").contains("校验码", "check character");
    }

    @Test
    void aShouldFindingLeavesTheFieldUnknownAndFlagged() {
        StandardRow outcome = (StandardRow) POPULATION.map(person("990102198503071235", "王明", "7", "20240230"));

        assertThat(outcome.values()).containsOnlyKeys("citizen_number", "name");
        assertThat(outcome.flags()).containsExactly(
                new Flag("sex", "CODE-unknown"), new Flag("birth_date", "GBT7408-calendar"));
    }

    @Test
    void whatDisagreesWithAValidNumberIsUnknown() {
        StandardRow outcome = (StandardRow) POPULATION.map(person("990102198503071235", "王明", "2", "19850316"));

        assertThat(outcome.values()).containsOnlyKeys("citizen_number", "name");
        assertThat(outcome.flags()).containsExactlyInAnyOrder(
                new Flag("sex", "ROW-sex"), new Flag("birth_date", "ROW-birth-date"));
    }

    @Test
    void aRowWithoutItsKeyIsQuarantined() {
        QuarantinedRow missing = (QuarantinedRow) POPULATION.map(person(null, "王明", "1", "19850307"));
        QuarantinedRow empty = (QuarantinedRow) POPULATION.map(person(" ", "王明", "1", "19850307"));

        assertThat(missing.findings()).extracting(RuleViolation::rule).containsExactly("VALUE-required");
        assertThat(empty.findings()).extracting(RuleViolation::rule).containsExactly("VALUE-required");
        assertThat(missing.findings().get(0).digest()).isNotEqualTo(empty.findings().get(0).digest());
    }

    @Test
    void aFlaggedKeyIsAQuarantinedRow() {
        RowMapper mapper = Samples.mapper(Samples.file("uscc name", """
                key: [enterprise_id]
                columns:
                  - {from: uscc, to: enterprise_id, element: enterprise-id}
                  - {from: name, to: name, element: organisation-name}
                """));

        QuarantinedRow outcome = (QuarantinedRow) mapper.map(Samples.row("uscc", "无", "name", "某公司"));
        assertThat(outcome.findings()).extracting(RuleViolation::rule).containsExactly("VALUE-placeholder");
    }

    @Test
    void moneyAndCoordinatesGiveSeveralColumns() {
        RowMapper mapper = Samples.mapper(Samples.file("cap x y", """
                columns:
                  - {from: cap, to: capital, element: money}
                  - {from: [x, y], to: place, element: coordinate, encoding: gcj02}
                """));

        assertThat(mapper.columns()).containsExactly(
                new OutputColumn("capital", ValueType.TEXT, "money", List.of("cap"), 0, 0),
                new OutputColumn("capital_amount", ValueType.DECIMAL, "money", List.of("cap"), 20, 2),
                new OutputColumn("capital_currency", ValueType.TEXT, "money", List.of("cap"), 0, 0),
                new OutputColumn("place", ValueType.TEXT, "coordinate", List.of("x", "y"), 0, 0),
                new OutputColumn("place_lon", ValueType.DOUBLE, "coordinate", List.of("x", "y"), 0, 0),
                new OutputColumn("place_lat", ValueType.DOUBLE, "coordinate", List.of("x", "y"), 0, 0));
        StandardRow good = (StandardRow) mapper.map(Samples.row("cap", "3(万元)", "x", "104.062496", "y", "30.667575"));
        assertThat(good.values()).containsExactlyInAnyOrderEntriesOf(Map.of("capital", "30000.00 CNY",
                "capital_amount", "30000.00", "capital_currency", "CNY", "place", "104.060000,30.670000",
                "place_lon", "104.060000", "place_lat", "30.670000"));
        StandardRow half = (StandardRow) mapper.map(Samples.row("cap", "3", "x", "104.062496", "y", null));
        assertThat(half.values()).isEmpty();
        assertThat(half.flags()).extracting(Flag::column).containsExactly(
                "capital", "capital_amount", "capital_currency", "place", "place_lon", "place_lat");
    }

    @Test
    void anEnterpriseIdentifierIsSplitAndLinked() {
        RowMapper mapper = Samples.mapper(Samples.file("uscc reg15", """
                key: [uscc, registration_number]
                columns:
                  - {from: [uscc, reg15], to: uscc, element: enterprise-identifier, level: must}
                """));

        assertThat(((StandardRow) mapper.map(Samples.row("uscc", "91990103551234567G", "reg15", "110108000000016")))
                .values())
                .isEqualTo(Map.of("uscc", "91990103551234567G", "registration_number", "110108000000016"));
        assertThat(((StandardRow) mapper.map(Samples.row("uscc", "110108000000016", "reg15", ""))).values())
                .isEqualTo(Map.of("registration_number", "110108000000016"));
        assertThat(mapper.map(Samples.row("uscc", "3205061100432", "reg15", "110108000000016")))
                .isInstanceOf(QuarantinedRow.class);
        assertThat(mapper.map(Samples.row("uscc", "无", "reg15", ""))).isInstanceOf(QuarantinedRow.class);
    }

    @Test
    void aShiftedRowIsQuarantinedWhole() {
        RowMapper mapper = Samples.mapper(Samples.file("name cap est", """
                columns:
                  - {from: name, to: name, element: organisation-name}
                  - {from: cap, to: capital, element: money}
                  - {from: est, to: established, element: date}
                checks:
                  - {check: shifted, level: must, columns: [capital, established]}
                """));

        assertThat(mapper.map(Samples.row("name", "甲公司", "cap", "3(万元)", "est", "2015-01-03")))
                .isInstanceOf(StandardRow.class);
        QuarantinedRow shifted = (QuarantinedRow) mapper.map(Samples.row("name", "YUNZHOU", "cap", "6210", "est",
                "3(万元)"));
        assertThat(shifted.findings()).extracting(RuleViolation::rule).containsExactly("ROW-shifted");
        assertThat(shifted.findings()).extracting(RuleViolation::column).containsExactly("capital+established");
    }

    @Test
    void datesInTheWrongOrderAndDivisionsOfAnotherTimeAreUnknown() {
        RowMapper mapper = Samples.mapper(Samples.file("a b zone", """
                columns:
                  - {from: a, to: reported, element: date}
                  - {from: b, to: closed, element: datetime}
                  - {from: zone, to: division, element: division}
                checks:
                  - {check: date-order, columns: [reported, closed]}
                  - {check: division-in-force, columns: [division, reported]}
                """));

        StandardRow wrong = (StandardRow) mapper.map(
                Samples.row("a", "2024-03-07", "b", "2024-03-06 10:00", "zone", "130284"));
        assertThat(wrong.values()).containsOnlyKeys("division");
        StandardRow early = (StandardRow) mapper.map(
                Samples.row("a", "2010-03-07", "b", "2010-03-07 10:00", "zone", "130284"));
        assertThat(early.values()).containsOnlyKeys("reported", "closed");
        assertThat(early.flags()).containsExactly(new Flag("division", "ROW-division"));
    }

    @Test
    void aMapperTravelsAndDoesTheSameWhereItArrives() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(POPULATION);
        }
        RowMapper arrived;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            arrived = (RowMapper) in.readObject();
        }

        assertThat(bytes.size()).isLessThan(10_000);
        assertThat(arrived.columns()).isEqualTo(POPULATION.columns());
        Map<String, String> row = person("990102850307123", "王明", "2", "19850307");
        assertThat(arrived.map(row)).isEqualTo(POPULATION.map(row));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            element: citizen-number   | element: citizen-nummer          | SQ-SRC-0014 | 28:7
            encoding: sex-12          | encoding: sex-99                 | SQ-SRC-0015 | 30:7
            check: sex-agrees         | check: sex-equal                 | SQ-SRC-0016 | 34:7
            to: name, element         | to: sex, element                 | SQ-SRC-0012 | 30:7
            key: [citizen_number]     | key: [number]                    | SQ-SRC-0013 | 25:3
            from: xm, to              | 'from: [xm, xb], to'             | SQ-SRC-0021 | 29:7
            fields: {name: name       | fields: {name: nome              | SQ-SRC-0013 | 37:5
            name: {title: 姓名}       | nome: {title: 姓名}              | SQ-SRC-0013 | 52:11
            """)
    void aMappingThatDoesNotFitThePackIsRefusedWithItsPlace(String right, String wrong, String code, String place) {
        String text = Samples.POPULATION.replaceFirst(Pattern.quote(right), wrong);
        assertThat(text).isNotEqualTo(Samples.POPULATION);
        SourceFile file = SourceFiles.parse(Path.of("rk.yaml"), text);

        assertThatThrownBy(() -> Samples.mapper(file)).hasMessageStartingWith(code)
                .hasMessageContaining("rk.yaml:" + place);
    }

    @Test
    void rowIdsAreStableAndTellNullFromEmpty() {
        assertThat(RowId.of("gongan_rk", Samples.row("a", "1", "b", null)))
                .isEqualTo("31f91723aa7b003e76fc2b085f9f89a0");
        assertThat(RowId.of("d", Samples.row("a", ""))).isNotEqualTo(RowId.of("d", Samples.row("a", null)));
        assertThat(RowId.of("d", Samples.row("a", "12", "b", "3")))
                .isNotEqualTo(RowId.of("d", Samples.row("a", "1", "b", "23")));
        assertThat(RowId.of("d", Samples.row("a", "1"))).matches("[0-9a-f]{32}")
                .isNotEqualTo(RowId.of("e", Samples.row("a", "1")));
    }

    private static Map<String, String> person(String number, String name, String sex, String birth) {
        return Samples.row("gmsfhm", number, "xm", name, "xb", sex, "csrq", birth, "upd_time", "2024-01-01T00:00:00");
    }
}
