package org.shuqiao.standards.proposal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.standards.source.ContractColumn;

/**
 * Set of columns of real public tables whose elements were told by hand. A part of the tables, chosen by the hash of
 * their names before the first word was listed, is held out: nothing was changed because of it.
 */
public final class LabelledSet {

    private static final int ONE_IN = 4;

    /** A column and the elements that are right for it; {@code none} where no element fits. */
    public record Labelled(ColumnFacts column, Set<String> right) { }

    /** A table of the set. */
    public record Table(String name, List<Labelled> columns) {

        /** @return whether it is held out */
        public boolean heldOut() {
            return Long.parseLong(Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, 8), 16) % ONE_IN == 0;
        }
    }

    private LabelledSet() { }

    public static List<Table> read() {
        Map<String, List<Labelled>> tables = new LinkedHashMap<>();
        try (InputStream in = LabelledSet.class.getResourceAsStream("labelled.csv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList()) {
                String[] cells = line.split(",", -1);
                tables.computeIfAbsent(cells[0], none -> new ArrayList<>()).add(labelled(cells));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables.entrySet().stream().map(table -> new Table(table.getKey(), table.getValue())).toList();
    }

    private static Labelled labelled(String[] cells) {
        return new Labelled(new ColumnFacts(cells[1], Optional.of(cells[2]).filter(text -> !text.isEmpty()),
                ContractColumn.Type.valueOf(cells[3].toUpperCase(Locale.ROOT)), List.of()),
                Set.of(cells[4].split("/")));
    }
}
