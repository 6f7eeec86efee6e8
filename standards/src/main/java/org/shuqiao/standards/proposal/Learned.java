package org.shuqiao.standards.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.standards.source.Mapping;
import org.shuqiao.standards.source.SourceFile;

/**
 * Mappings that officers have settled before: every column that an installed source file maps. A correction of a
 * proposal is saved as a source file, so the next proposal knows it.
 *
 * @see #version() the state from which a proposal was made
 */
public final class Learned {

    private static final double OWN = 0.965;
    private static final double OTHERS = 0.9;
    private static final double DIVIDED = 0.6;

    private record Settled(String department, String element, String column) { }

    private final Map<String, List<Settled>> byName = new HashMap<>();
    private final String version;
    private final int columns;

    private Learned(List<SourceFile> sources) {
        Map<String, String> lines = new TreeMap<>();
        int count = 0;
        for (SourceFile source : sources) {
            for (Mapping.Column column : source.mapping().columns()) {
                if (column.from().size() == 1) {
                    String name = key(column.from().getFirst());
                    byName.computeIfAbsent(name, none -> new ArrayList<>())
                            .add(new Settled(source.department(), column.element(), column.to()));
                    lines.put(source.id() + " " + name, column.element());
                    count++;
                }
            }
        }
        this.columns = count;
        this.version = Sha256.tagged(lines.toString());
    }

    /** Learns from source files that are in use. */
    public static Learned from(List<SourceFile> sources) {
        return new Learned(sources);
    }

    /** Knows nothing. */
    public static Learned nothing() {
        return new Learned(List.of());
    }

    /** @return the digest of all that was learned */
    public String version() {
        return version;
    }

    /** @return how many columns it knows */
    public int columns() {
        return columns;
    }

    /** What the department settled itself counts for more than what others did. */
    List<Evidence> of(String name, String department) {
        List<Settled> settled = byName.getOrDefault(key(name), List.of());
        List<Settled> own = settled.stream().filter(each -> each.department().equals(department)).toList();
        List<Settled> heard = own.isEmpty() ? settled : own;
        Set<String> elements = new LinkedHashSet<>(heard.stream().map(Settled::element).toList());
        double strength = elements.size() > 1 ? DIVIDED : own.isEmpty() ? OTHERS : OWN;
        Reason reason = own.isEmpty()
                ? new Reason("其他部门对同名列这样对标过", "other departments mapped a column of this name so")
                : new Reason("本部门对同名列这样对标过", "this department mapped a column of this name so");
        return heard.stream().map(each -> new Evidence(each.element(), strength, each.column(), reason)).distinct()
                .toList();
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
