package org.shuqiao.catalog.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;

/** Loads the data files that the filling rules read, one fact per line. A {@code #} begins a comment. */
final class CheckTables {

    private static final Map<ResourceFormat, Set<ShareMode>> MODES = readModes();
    private static final Pattern UNIT = readUnits();

    private CheckTables() { }

    static Set<ShareMode> modes(ResourceFormat format) {
        return MODES.get(format);
    }

    /** Returns whether an item's name ends in a unit in parentheses. */
    static boolean namesUnit(String title) {
        return UNIT.matcher(title).find();
    }

    private static Map<ResourceFormat, Set<ShareMode>> readModes() {
        Map<ResourceFormat, Set<ShareMode>> modes = new EnumMap<>(ResourceFormat.class);
        for (String line : lines("format-modes.csv")) {
            String[] cells = line.split(",");
            Set<ShareMode> agreeing = EnumSet.noneOf(ShareMode.class);
            for (String mode : cells[1].split(" ")) {
                agreeing.add(Labelled.find(ShareMode.class, mode).orElseThrow());
            }
            modes.put(Labelled.find(ResourceFormat.class, cells[0]).orElseThrow(), agreeing);
        }
        return modes;
    }

    private static Pattern readUnits() {
        String units = String.join("|", lines("units.txt").stream().map(Pattern::quote).toList());
        return Pattern.compile("[(（\\[【](单位[:：])?\\s*(" + units + ")\\s*[)）\\]】]$");
    }

    private static List<String> lines(String name) {
        try (InputStream in = CheckTables.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
