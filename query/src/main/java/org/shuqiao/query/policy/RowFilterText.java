package org.shuqiao.query.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.RowFilter.Comparison;
import org.shuqiao.query.policy.RowFilter.Condition;

/** Recursive-descent parser of the text form of a {@link RowFilter}. */
final class RowFilterText {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<literal>'(?:[^']|'')*')|(?<quoted>\"(?:[^\"]|\"\")+\")"
                    + "|(?<word>starts-with|[\\p{L}_][\\p{L}\\p{N}_]*)|(?<sign><>|<=|>=|[=<>(),]))\\s*",
            Pattern.CASE_INSENSITIVE);

    private final Matcher matcher;
    private final int length;
    private int at;

    RowFilterText(String text) {
        this.matcher = TOKEN.matcher(text);
        this.length = text.length();
    }

    RowFilter read() {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(condition());
        while (at < length) {
            expect("and");
            conditions.add(condition());
        }
        return new RowFilter(conditions);
    }

    private Condition condition() {
        next();
        String column = group("quoted").map(name -> name.substring(1, name.length() - 1).replace("\"\"", "\""))
                .or(() -> group("word")).orElseThrow(this::unreadable);
        next();
        String operator = group("word").or(() -> group("sign")).orElseThrow(this::unreadable).toLowerCase(Locale.ROOT);
        return switch (operator) {
            case "is" -> new Condition(column, nullness(), List.of());
            case "in" -> new Condition(column, Comparison.IN, list());
            default -> new Condition(column, comparison(operator), List.of(literal()));
        };
    }

    private Comparison comparison(String symbol) {
        for (Comparison comparison : Comparison.values()) {
            if (comparison.symbol().equals(symbol) && comparison.takes(1) && comparison != Comparison.IN) {
                return comparison;
            }
        }
        throw unreadable();
    }

    private Comparison nullness() {
        next();
        String word = group("word").orElseThrow(this::unreadable).toLowerCase(Locale.ROOT);
        if (word.equals("null")) {
            return Comparison.IS_NULL;
        }
        if (word.equals("not")) {
            expect("null");
            return Comparison.IS_NOT_NULL;
        }
        throw unreadable();
    }

    private List<String> list() {
        expect("(");
        List<String> literals = new ArrayList<>();
        String sign;
        do {
            literals.add(literal());
            next();
            sign = group("sign").orElseThrow(this::unreadable);
        } while (sign.equals(","));
        if (!sign.equals(")")) {
            throw unreadable();
        }
        return literals;
    }

    private String literal() {
        next();
        String quoted = group("literal").orElseThrow(this::unreadable);
        return quoted.substring(1, quoted.length() - 1).replace("''", "'");
    }

    private void expect(String token) {
        next();
        String found = group("word").or(() -> group("sign")).orElse("");
        if (!found.equalsIgnoreCase(token)) {
            throw unreadable();
        }
    }

    private void next() {
        if (!matcher.find(at) || matcher.start() != at) {
            throw unreadable();
        }
        at = matcher.end();
    }

    private Optional<String> group(String name) {
        return Optional.ofNullable(matcher.group(name));
    }

    private CodedException unreadable() {
        return new CodedException(QueryCode.FILTER_UNREADABLE, at + 1);
    }
}
