package org.shuqiao.standards.pack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shuqiao.standards.source.Mapping;
import org.shuqiao.standards.source.SourceFile;

/** Finds the datasets that a change of packs touches: those whose mapping uses what changed. */
public final class PackUse {

    /** Kinds of elements that read the division tables. */
    private static final Set<String> BY_DIVISION = Set.of("division", "citizen-number", "uscc", "enterprise-id",
            "enterprise-identifier");

    /**
     * Dataset that a change touches.
     *
     * @param elements those of its mapping that change
     */
    public record Touched(String dataset, String department, String zh, String en, List<String> elements) { }

    private PackUse() { }

    /**
     * @param packs the two packs that were compared: what their elements are made of
     * @return the elements that the changes touch, those whose code set or divisions change among them
     */
    public static Set<String> elements(List<PackChange> changes, List<PackText> packs) {
        Set<String> touched = new LinkedHashSet<>();
        for (PackChange change : changes) {
            if (change.part().equals("element") || change.part().equals("grade")) {
                touched.add(change.about().replaceFirst("#[0-9]+$", ""));
            } else if (change.part().startsWith("code-set ")) {
                String set = change.part().substring("code-set ".length());
                packs.forEach(pack -> PackTree.listed(pack, "elements.yaml").forEach((id, fields) -> {
                    if (set.equals(fields.get("set")) || set.equals(fields.get("classes"))) {
                        touched.add(id);
                    }
                }));
                bundled("set", Set.of(set), touched);
            } else if (change.part().equals("division")) {
                bundled("kind", BY_DIVISION, touched);
            }
        }
        return touched;
    }

    private static void bundled(String field, Set<String> values, Set<String> touched) {
        PackFiles.bundled().packs().forEach(pack -> PackTree.listed(pack, "elements.yaml").forEach((id, fields) -> {
            if (values.contains(fields.getOrDefault(field, ""))) {
                touched.add(id);
            }
        }));
    }

    /** @return the datasets that map a column to one of the elements, in the order of the sources */
    public static List<Touched> datasets(Set<String> elements, List<SourceFile> sources) {
        List<Touched> touched = new ArrayList<>();
        for (SourceFile source : sources) {
            List<String> used = source.mapping().columns().stream().map(Mapping.Column::element)
                    .filter(elements::contains).distinct().sorted().toList();
            if (!used.isEmpty()) {
                touched.add(new Touched(source.id(), source.department(), source.title().zh(), source.title().en(),
                        used));
            }
        }
        return touched;
    }
}
