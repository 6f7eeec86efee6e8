package org.shuqiao.query.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Piece of SQL as the consumer writes it, and with the same documented meaning in the words of the engines that check
 * the answer.
 */
record Sql(String asked, String postgres, String duckdb) {

    /** Words that mean the same everywhere. */
    static Sql of(String words) {
        return new Sql(words, words, words);
    }

    /** @param template with {@code %s} for each part */
    static Sql of(String template, Object... parts) {
        return new Sql(filled(template, Sql::asked, parts), filled(template, Sql::postgres, parts),
                filled(template, Sql::duckdb, parts));
    }

    /** Words that differ only for the engines that check. */
    static Sql checkedAs(String asked, String checked, Object... parts) {
        return new Sql(filled(asked, Sql::asked, parts), filled(checked, Sql::postgres, parts),
                filled(checked, Sql::duckdb, parts));
    }

    static Sql joined(List<Sql> parts, String between) {
        return new Sql(parts.stream().map(Sql::asked).collect(Collectors.joining(between)),
                parts.stream().map(Sql::postgres).collect(Collectors.joining(between)),
                parts.stream().map(Sql::duckdb).collect(Collectors.joining(between)));
    }

    private static String filled(String template, Function<Sql, String> words, Object... parts) {
        return template.formatted(Arrays.stream(parts)
                .map(part -> part instanceof Sql sql ? words.apply(sql) : part).toArray());
    }
}
