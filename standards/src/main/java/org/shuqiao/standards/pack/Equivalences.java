package org.shuqiao.standards.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.document.Documents;
import org.shuqiao.standards.document.Section;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.error.StandardsCode;

/** Equivalences that a pack states with the packs of other cities, in {@code equivalences.yaml}. */
public final class Equivalences {

    private static final String FILE = "equivalences.yaml";

    private final String pack;
    private final List<Equivalence> all;
    private final Map<String, String> unmapped;

    private Equivalences(String pack, List<Equivalence> all, Map<String, String> unmapped) {
        this.pack = pack;
        this.all = List.copyOf(all);
        this.unmapped = Map.copyOf(unmapped);
    }

    /** @return none where the pack states none */
    public static Equivalences of(PackText pack) {
        String id = pack.info().id();
        if (!pack.files().containsKey(FILE)) {
            return new Equivalences(id, List.of(), Map.of());
        }
        Section top = Documents.parse(pack.name() + "/" + FILE, pack.files().get(FILE));
        List<Equivalence> all = new ArrayList<>();
        top.sections("equivalences").forEach(section -> all.add(equivalence(section)));
        Map<String, String> unmapped = new LinkedHashMap<>();
        top.sections("unmapped").forEach(section -> {
            unmapped.put(key(section.text("element"), section.text("with")), section.text("reason"));
            section.rejectUnknownKeys();
        });
        top.rejectUnknownKeys();
        return new Equivalences(id, all, unmapped);
    }

    private static Equivalence equivalence(Section section) {
        List<Equivalence.Case> cases = new ArrayList<>();
        section.sections("cases").forEach(each -> {
            cases.add(new Equivalence.Case(each.text("give"), each.maybe("get")));
            each.rejectUnknownKeys();
        });
        String element = section.text("element");
        Equivalence equivalence = new Equivalence(element, section.text("with"),
                section.maybe("other").orElse(element), section.flag("same", false), map(section, "table"),
                map(section, "unmapped"), cases);
        section.rejectUnknownKeys();
        if (cases.isEmpty()) {
            throw new CodedException(StandardsCode.VECTORS_MISSING, section.file() + ":" + section.place(), element);
        }
        return equivalence;
    }

    private static Map<String, String> map(Section section, String key) {
        Map<String, String> map = new LinkedHashMap<>();
        section.maybeSection(key).ifPresent(table -> table.keys().forEach(each -> map.put(each, table.text(each))));
        return map;
    }

    private static String key(String element, String other) {
        return element + " → " + other;
    }

    public List<Equivalence> all() {
        return all;
    }

    /**
     * Says a value in another pack.
     *
     * @param own the stack with this pack
     * @param there the stack with the other one
     * @param other the other pack
     */
    public Translated translate(String element, String written, StandardPack own, StandardPack there, PackInfo other,
            LocalDate on) {
        Equivalence equivalence = find(element, other);
        CheckResult read = own.elements().check(element, written, Optional.empty(), on);
        if (read.value().isEmpty()) {
            return new Translated(written, Optional.empty(), rule(read));
        }
        String value = read.value().get();
        Optional<String> said = equivalence.of(value);
        if (said.isEmpty()) {
            return new Translated(written, Optional.empty(), equivalence.unmapped().getOrDefault(value,
                    "no equivalence"));
        }
        CheckResult checked = there.elements().check(equivalence.other(), said.get(), Optional.empty(), on);
        return checked.value().filter(said.get()::equals).isPresent()
                ? new Translated(written, said, "")
                : new Translated(written, Optional.empty(), rule(checked));
    }

    private static String rule(CheckResult outcome) {
        return outcome.rule().map(rule -> rule.id()).orElse(outcome.status().name());
    }

    private Equivalence find(String element, PackInfo other) {
        return all.stream().filter(each -> each.element().equals(element) && other.meantBy(each.pack())).findFirst()
                .orElseThrow(() -> new CodedException(StandardsCode.NOT_EQUIVALENT, element, pack, other.id(),
                        Optional.ofNullable(unmapped.get(key(element, other.name()))).orElse("-"),
                        String.join(" ", new TreeSet<>(all.stream().map(Equivalence::element).toList()))));
    }

    /** Runs the test vectors of every equivalence with a pack. */
    void check(StandardPack own, StandardPack there, PackInfo other, LocalDate on) {
        for (Equivalence each : all) {
            if (!other.meantBy(each.pack())) {
                continue;
            }
            for (Equivalence.Case vector : each.cases()) {
                Translated got = translate(each.element(), vector.give(), own, there, other, on);
                if (!got.value().equals(vector.get())) {
                    throw new CodedException(StandardsCode.VECTOR_FAILS, pack, each.element(), vector.give(),
                            vector.get().orElse("-"), got.value().orElse(got.reason()));
                }
            }
        }
    }
}
