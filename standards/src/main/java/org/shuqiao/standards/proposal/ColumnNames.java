package org.shuqiao.standards.proposal;

import java.util.Locale;
import java.util.Set;

/** Names for standard columns: small letters, digits and {@code _}. */
final class ColumnNames {

    private static final int LONGEST = 40;

    private ColumnNames() { }

    /** @param known the name that the list of words has, empty if none */
    static String of(ColumnFacts column, String known) {
        if (!known.isEmpty() && Title.chinese(column.name())) {
            return known.equals("name") || !generic(known) ? known : pinyin(column);
        }
        String latin = Title.chinese(column.name()) ? "" : clean(String.join("_", LatinName.of(column.name()).parts()));
        if (!known.isEmpty() && !generic(known)) {
            return known;
        }
        return latin.isEmpty() ? pinyin(column) : latin;
    }

    private static boolean generic(String known) {
        return Set.of("kind", "number", "code", "count", "amount", "time", "date", "person", "organisation",
                "flag", "address", "money").contains(known);
    }

    private static String pinyin(ColumnFacts column) {
        String text = clean(Pinyin.syllables(Title.of(column.name()).words()).replace(' ', '_'));
        return text.isEmpty() ? "column" : text;
    }

    private static String clean(String text) {
        String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[^a-z]+|_+$", "");
        return name.length() > LONGEST ? name.substring(0, LONGEST).replaceAll("_+$", "") : name;
    }
}
