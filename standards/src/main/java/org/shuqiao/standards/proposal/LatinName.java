package org.shuqiao.standards.proposal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Latin name of a column, such as {@code SFZH}, {@code birth_date} or {@code creditCode}.
 *
 * @param whole in lower case, letters and digits alone, without digits at its end
 * @param parts its words where capitals or signs part them
 */
record LatinName(String whole, List<String> parts) {

    static LatinName of(String written) {
        List<String> parts = Stream.of(written.replaceAll("(?<=[a-z])(?=[A-Z])", "_").split("[^A-Za-z0-9]+"))
                .filter(part -> !part.isEmpty()).map(part -> part.toLowerCase(Locale.ROOT)).toList();
        String whole = String.join("", parts);
        return new LatinName(whole.replaceAll("(?<=[a-z]{2})[0-9]+$", ""), parts);
    }

    /** @return the last words as one, from long to short, the whole name left out */
    List<String> ends() {
        return Stream.iterate(1, from -> from < parts.size(), from -> from + 1)
                .map(from -> String.join("", parts.subList(from, parts.size()))).toList();
    }
}
