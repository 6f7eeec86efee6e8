package org.shuqiao.query.fuzz;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Row filter as a grant writes it, and the same once more by hand. A value that the platform's types cannot hold meets
 * no comparison.
 */
record HandFilter(String text, List<Condition> conditions) {

    static final HandFilter NONE = new HandFilter("", List.of());

    /** Condition on one column. */
    record Condition(String column, String text, Predicate<Object> meets) { }

    private static final List<Condition> PERSONS = List.of(
            new Condition("division", "division = '990102'", "990102"::equals),
            new Condition("division", "division in ('990102', '990103')", Set.of("990102", "990103")::contains),
            new Condition("division", "division starts-with '99'", value -> ((String) value).startsWith("99")),
            new Condition("sex", "sex <> '2'", value -> !value.equals("2")),
            new Condition("born", "born >= '1960-01-01'", value -> value instanceof LocalDate date
                    && !date.isBefore(LocalDate.of(1960, 1, 1))),
            new Condition("income", "income < '500'", value -> value instanceof BigDecimal amount
                    && amount.compareTo(BigDecimal.valueOf(500)) < 0),
            new Condition("wealth", "wealth <= '30.5'", value -> value instanceof BigDecimal amount
                    && amount.compareTo(new BigDecimal("30.5")) <= 0),
            new Condition("score", "score < '2.5'", value -> value instanceof Double real && real < 2.5),
            new Condition("updated", "updated >= '1988-01-01 00:00:00'", value -> value instanceof LocalDateTime time
                    && !time.isBefore(LocalDateTime.of(1988, 1, 1, 0, 0))),
            new Condition("active", "active = 'true'", Boolean.TRUE::equals));
    private static final List<Condition> ALLOWANCES = List.of(
            new Condition("division", "division = '990102'", "990102"::equals),
            new Condition("since", "since > '1960-01-01'", value -> value instanceof LocalDate date
                    && date.isAfter(LocalDate.of(1960, 1, 1))),
            new Condition("amount", "amount >= '100.00'", value -> value instanceof BigDecimal amount
                    && amount.compareTo(BigDecimal.valueOf(100)) >= 0),
            new Condition("ended", "ended <> '1990-01-01 00:00:00'", value -> value instanceof LocalDateTime time
                    && !time.equals(LocalDateTime.of(1990, 1, 1, 0, 0))),
            new Condition("code", "code in ('1', '2', '30', '42')", Set.of("1", "2", "30", "42")::contains),
            new Condition("active", "active = 'false'", Boolean.FALSE::equals));

    static HandFilter over(Register register, Choices choices) {
        List<Condition> all = register == Register.PERSONS ? PERSONS : ALLOWANCES;
        Condition first = choices.of(all);
        Condition second = choices.of(all);
        return choices.once(3) && !first.column().equals(second.column())
                ? new HandFilter(first.text() + " and " + second.text(), List.of(first, second))
                : new HandFilter(first.text(), List.of(first));
    }

    boolean names(String column) {
        return conditions.stream().anyMatch(condition -> condition.column().equals(column));
    }

    boolean shows(Register register, Object[] row) {
        return conditions.stream().allMatch(condition -> {
            Object value = row[register.at(condition.column())];
            return value != null && condition.meets().test(value);
        });
    }
}
