package org.shuqiao.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.standards.element.CitizenNumber;

/**
 * Reference database of two generated registers, filtered and masked in Java. Whatever a consumer asks must come out
 * the same.
 */
final class MaskedReference {

    record Person(long id, String number, String name, String phone, String sex, LocalDate born, String division,
            BigDecimal income, Double score, LocalDateTime updated) { }

    record Allowance(long id, Long person, String number, String holder, BigDecimal amount, LocalDate since,
            Boolean active, String division) { }

    private static final String[] FAMILY = {"王", "李", "欧阳", "赵"};
    private static final String[] GIVEN = {"小明", "建国", "丽", "O'Brien", "秀英"};
    private static final String[] DIVISIONS = {"990102", "990103", "990104", null};

    final List<Person> persons = new ArrayList<>();
    final List<Allowance> allowances = new ArrayList<>();
    private final Connection plain;

    MaskedReference() throws SQLException {
        for (int i = 0; i < 60; i++) {
            persons.add(person(i));
        }
        for (int i = 0; i < 45; i++) {
            allowances.add(allowance(i));
        }
        plain = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = plain.createStatement()) {
            statement.execute("SET integer_division = true");
            statement.execute("SET default_null_order = 'nulls_last_on_asc_first_on_desc'");
            statement.execute("CREATE SCHEMA gongan; CREATE SCHEMA minzheng");
            statement.execute("CREATE TABLE gongan.rk (id BIGINT, number VARCHAR, name VARCHAR, phone VARCHAR, sex "
                    + "VARCHAR,"
                    + " born DATE, division VARCHAR, income DECIMAL(38,2), score DOUBLE, updated TIMESTAMP)");
            statement.execute("CREATE TABLE minzheng.dibao (id BIGINT, person BIGINT, number VARCHAR, holder VARCHAR,"
                    + " amount DECIMAL(38,2), since DATE, active BOOLEAN, division VARCHAR)");
        }
        for (Person p : persons) {
            if ("990102".equals(p.division) || "990103".equals(p.division)) {
                insert("gongan.rk", p.id, number(p.number), name(p.name), phone(p.phone), p.sex, p.born, p.division,
                        p.income, p.score, p.updated);
            }
        }
        for (Allowance a : allowances) {
            if (a.since != null && a.since.isAfter(LocalDate.of(1960, 1, 1))) {
                insert("minzheng.dibao", a.id, a.person, number(a.number), name(a.holder), a.amount,
                        a.since.withDayOfYear(1), a.active, a.division);
            }
        }
    }

    private static Person person(int i) {
        LocalDate born = LocalDate.of(1925, 1, 1).plusDays(i * 487L);
        return new Person(i, number(i, born), i % 13 == 5 ? null : FAMILY[i % 4] + GIVEN[i % 5],
                i % 7 == 3 ? null : "1380013" + (8000 + i), i % 9 == 0 ? null : String.valueOf(1 + i % 2), born,
                DIVISIONS[i % 4], i % 6 == 4 ? null : new BigDecimal(i * 137 % 900 + ".50"), i % 5 == 2 ? null
                        : i / 8.0,
                i % 8 == 6 ? null : LocalDateTime.of(1986 + i % 6, 1 + i % 12, 1 + i % 28, 0, 30, 15,
                        (i % 4) * 250_000_000));
    }

    private static String number(int i, LocalDate born) {
        if (i % 10 == 9) {
            return null;
        }
        String digits = "990102" + born.toString().replace("-", "") + String.format("%03d", 100 + i);
        // now and then a number was written down wrongly, or another one stands in its place
        return i % 15 == 7 ? digits + "?" : i % 15 == 11 ? "6222000" + digits : digits + CitizenNumber.check(digits);
    }

    private Allowance allowance(int i) {
        Person person = persons.get(i * 7 % 60);
        return new Allowance(i, i % 11 == 10 ? null : person.id, person.number, person.name,
                i % 5 == 1 ? null : new BigDecimal(100 + i % 6 * 50 + ".00"),
                i % 9 == 8 ? null : LocalDate.of(1955 + i, 1 + i % 12, 15), i % 4 == 3 ? null : i % 2 == 0,
                        DIVISIONS[i % 4]);
    }

    // the masks once more, in another language than the engine's
    static String number(String raw) {
        return raw == null ? null : raw.length() == 18 && CitizenNumber.valid(raw)
                ? raw.substring(0, 9) + "*********" : "***";
    }

    static String name(String raw) {
        return raw == null ? null : raw.charAt(0) + "*";
    }

    static String phone(String raw) {
        return raw == null ? null : raw.substring(0, 3) + "****" + raw.substring(7);
    }

    private void insert(String table, Object... values) throws SQLException {
        String marks = Stream.of(values).map(v -> "?").collect(Collectors.joining(","));
        try (PreparedStatement insert = plain.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.execute();
        }
    }

    /** @return the rows of the same query over the plain twin, in comparable form */
    List<String> ask(String sql) throws SQLException {
        try (Statement statement = plain.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(comparable(rows.getObject(i)));
                }
                all.add(row.toString());
            }
            return all;
        }
    }

    static List<String> comparable(Answer answer) {
        return answer.rows().stream().map(row -> row.stream().map(MaskedReference::comparable).toList().toString())
                .toList();
    }

    private static String comparable(Object value) {
        return switch (value) {
            case null -> "NULL";
            case Double real when Double.isFinite(real) -> number(new BigDecimal(real).round(new MathContext(15))
                    .setScale(6, RoundingMode.HALF_UP));
            case Double other -> other.toString();
            case BigDecimal decimal -> number(decimal.setScale(6, RoundingMode.HALF_UP));
            case Number integer -> number(new BigDecimal(integer.toString()));
            case Timestamp time -> time.toLocalDateTime().toString();
            case Date date -> date.toLocalDate().toString();
            case OffsetDateTime time -> time.toLocalDateTime().toString();
            default -> value.toString();
        };
    }

    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
