package org.shuqiao.standards.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two packs, of which one is mostly a version of the other. */
public final class PackDiff {

    private static final String ELEMENTS = "elements.yaml";
    private static final String RULES = "rules.yaml";
    private static final String GRADES = "grades.csv";
    private static final String LINE = "line";

    private final List<PackChange> changes = new ArrayList<>();

    private PackDiff() { }

    /** @return what the second says otherwise than the first, in the order of pack, elements, rules and tables */
    public static List<PackChange> between(PackText before, PackText after) {
        PackDiff diff = new PackDiff();
        diff.fields("pack", after.info().name(), PackTree.header(before), PackTree.header(after));
        diff.listed("element", PackTree.listed(before, ELEMENTS), PackTree.listed(after, ELEMENTS));
        diff.listed("rule", PackTree.listed(before, RULES), PackTree.listed(after, RULES));
        Map<String, String> tables = new LinkedHashMap<>();
        PackClaims.tables(before).forEach(tables::put);
        PackClaims.tables(after).forEach(tables::put);
        tables.put(GRADES, "grade");
        tables.forEach((file, part) -> diff.listed(part, PackTree.table(before, file), PackTree.table(after, file)));
        Set<String> others = new TreeSet<>(before.files().keySet());
        others.addAll(after.files().keySet());
        others.removeAll(tables.keySet());
        others.removeAll(Set.of(ELEMENTS, RULES, PackHeader.FILE));
        others.forEach(file -> diff.file(file, before.files().get(file), after.files().get(file)));
        return List.copyOf(diff.changes);
    }

    /** @return what a new pack brings, or with {@code gone} what goes with it */
    public static List<PackChange> whole(PackText pack, boolean gone) {
        PackText none = new PackText(pack.name(), new TreeMap<>(Map.of(PackHeader.FILE,
                pack.files().get(PackHeader.FILE))));
        return gone ? between(pack, none) : between(none, pack);
    }

    /** Of a file that is no table its lines that came and went, each whole. */
    private void file(String file, String before, String after) {
        if (before == null || after == null) {
            changes.add(new PackChange("file", file, "", before == null ? "" : lines(before),
                    after == null ? "" : lines(after)));
        }
        if (before == null || !before.equals(after)) {
            List<String> was = written(before);
            List<String> is = written(after);
            without(was, is).forEach(line -> changes.add(new PackChange("file", file, LINE, line, "")));
            without(is, was).forEach(line -> changes.add(new PackChange("file", file, LINE, "", line)));
            if (before != null && after != null && without(was, is).isEmpty() && without(is, was).isEmpty()) {
                changes.add(new PackChange("file", file, "", lines(before), lines(after)));
            }
        }
    }

    private static List<String> written(String text) {
        return text == null ? List.of() : text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static List<String> without(List<String> lines, List<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(line -> left.merge(line, 1, Integer::sum));
        return lines.stream().filter(line -> left.merge(line, -1, Integer::sum) < 0).toList();
    }

    private static String lines(String text) {
        return text.lines().count() + " lines";
    }

    private void listed(String part, Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
        Set<String> ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            if (!after.containsKey(id)) {
                changes.add(new PackChange(part, id, "", title(before.get(id)), ""));
            } else if (!before.containsKey(id)) {
                changes.add(new PackChange(part, id, "", "", title(after.get(id))));
            } else {
                fields(part, id, before.get(id), after.get(id));
            }
        }
    }

    private static String title(Map<String, String> fields) {
        return fields.getOrDefault("zh", fields.getOrDefault("name", String.join(" ", fields.values())));
    }

    private void fields(String part, String about, Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String was = before.getOrDefault(name, "");
            String is = after.getOrDefault(name, "");
            if (!was.equals(is)) {
                changes.add(new PackChange(part, about, name, was, is));
            }
        }
    }
}
