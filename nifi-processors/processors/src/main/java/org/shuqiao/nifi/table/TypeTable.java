package org.shuqiao.nifi.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.JDBCType;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Table of how columns are read whose JDBC type says too little: {@code types.tsv}. */
final class TypeTable {

    private static final Map<String, Integer> TYPES = read();

    private TypeTable() { }

    /** @param typeName as a driver gives it; what stands in parentheses is left out */
    static OptionalInt of(Dialect dialect, String typeName) {
        Integer type = TYPES.get(dialect + "\t" + plain(typeName));
        return type == null ? OptionalInt.empty() : OptionalInt.of(type);
    }

    static String plain(String typeName) {
        return typeName.toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)", "").strip();
    }

    private static Map<String, Integer> read() {
        try (InputStream in = TypeTable.class.getResourceAsStream("types.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank()).map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(line -> line[0] + "\t" + line[1],
                            line -> JDBCType.valueOf(line[2]).getVendorTypeNumber()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
