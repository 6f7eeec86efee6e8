package org.shuqiao.query;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;

/** Unmasked registers behind {@link MaskedReference}: persons in the lake, allowances in a department. */
final class RawRegisters {

    private static RawRegisters only;

    final MaskedReference twin = new MaskedReference();
    final TestCity city = TestCity.open();

    final AccessRule rk = TestCity.lakeRule("gongan.rk", "standard.twin_rk",
            "id number name phone sex born division income score updated", "division in ('990102', '990103')",
            Map.of("number", new Mask.CitizenNumber(), "name", new Mask.PersonName(), "phone", new Mask.Phone()));
    final AccessRule dibao = TestCity.departmentRule("minzheng.dibao", "twin_dibao",
            "id person number holder amount since active division", "since > '1960-01-01'",
            Map.of("number", new Mask.CitizenNumber(), "holder", new Mask.PersonName(), "since", new Mask.YearOnly()));

    private RawRegisters() throws SQLException {
        Table table = city.lakeTable("standard", "twin_rk", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "number", Types.StringType.get()),
                Types.NestedField.optional(3, "name", Types.StringType.get()),
                Types.NestedField.optional(4, "phone", Types.StringType.get()),
                Types.NestedField.optional(5, "sex", Types.StringType.get()),
                Types.NestedField.optional(6, "born", Types.DateType.get()),
                Types.NestedField.optional(7, "division", Types.StringType.get()),
                Types.NestedField.optional(8, "income", Types.DecimalType.of(10, 2)),
                Types.NestedField.optional(9, "score", Types.DoubleType.get()),
                Types.NestedField.optional(10, "updated", Types.TimestampType.withZone())));
        for (List<MaskedReference.Person> half : List.of(twin.persons.subList(0, 30), twin.persons.subList(30, 60))) {
            String rows = half.stream().map(p -> row(p.id(), p.number(), p.name(), p.phone(), p.sex(), p.born(),
                    p.division(), p.income(), p.score(), p.updated() == null ? null : p.updated() + "+08:00"))
                    .collect(Collectors.joining(","));
            city.append(table, "SELECT id::BIGINT id, number, name, phone, sex, born::DATE born, division,"
                    + " income::DECIMAL(10,2) income, score::DOUBLE score, updated::TIMESTAMPTZ updated FROM (VALUES "
                    + rows + ") t(id, number, name, phone, sex, born, division, income, score, updated)");
        }
        city.inDepartment("CREATE TABLE twin_dibao (id int, person bigint, number text, holder varchar(30),"
                + " amount numeric(10,2), since date, active boolean, division char(6))");
        city.inDepartment("INSERT INTO twin_dibao SELECT id::int, person::bigint, number, holder, amount::numeric,"
                + " since::date, active::boolean, division FROM (VALUES "
                + twin.allowances.stream()
                        .map(a -> row(a.id(), a.person(), a.number(), a.holder(), a.amount(), a.since(),
                a.active(), a.division())).collect(Collectors.joining(","))
                + ") t(id, person, number, holder, amount, since, active, division)");
    }

    static synchronized RawRegisters open() {
        try {
            only = only == null ? new RawRegisters() : only;
            return only;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String row(Object... values) {
        return Stream.of(values).map(v -> v == null ? "NULL" : "'" + v.toString().replace("'", "''") + "'")
                .collect(Collectors.joining(",", "(", ")"));
    }

    Answer ask(String sql) {
        return city.ask(sql, rk, dibao);
    }

    /** Every raw value that a mask hides. */
    List<String> canaries() {
        return Stream.concat(
                twin.persons.stream().flatMap(p -> Stream.of(p.number(), p.name(), p.phone())),
                twin.allowances.stream().flatMap(a -> Stream.of(a.number(), a.holder())))
                .filter(Objects::nonNull).distinct().toList();
    }
}
