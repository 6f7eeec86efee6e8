package org.shuqiao.catalog.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.source.Subject;
import org.shuqiao.catalog.source.Subjects;
import org.shuqiao.standards.error.StandardsCode;
import org.shuqiao.standards.pack.GradeLine;
import org.shuqiao.standards.pack.StandardPack;

/** Proposes the least grade of an item from its data element and what the entry is about (GB/T 43697-2024). */
public final class ElementGrades {

    private static final List<String[]> LINES = read();

    private ElementGrades() { }

    /**
     * Grade that an item has at least.
     *
     * @param item its name
     * @param why in Chinese, as the rule says it
     */
    public record Proposal(String item, String element, Grade grade, String why) { }

    /** @return the version of the rules, which decisions cite */
    public static String version() {
        String shipped = LINES.stream().filter(cells -> cells[0].equals("version")).map(cells -> cells[1]).findFirst()
                .orElseThrow();
        return Stream.concat(Stream.of(shipped), StandardPack.load().grades().stream().map(GradeLine::pack).distinct())
                .collect(Collectors.joining(" "));
    }

    /** @return for each item whose element has a rule what it is at least, in the order of the items */
    public static List<Proposal> of(EntryDraft draft) {
        Set<Subject> about = Subjects.of(draft.items().stream().map(ItemDraft::element).collect(Collectors.toSet()));
        List<Proposal> proposals = new ArrayList<>();
        for (ItemDraft item : draft.items()) {
            least(item, about).ifPresent(proposals::add);
        }
        return proposals;
    }

    /**
     * Refuses lines that name no grade or subject.
     *
     * @throws CodedException {@code PACK_INVALID} with the pack's file, the element and the word
     */
    public static void require(List<GradeLine> lines) {
        for (GradeLine line : lines) {
            if (Labelled.find(Grade.class, line.grade()).isEmpty()) {
                throw new CodedException(StandardsCode.PACK_INVALID, line.pack() + "/grades.csv", line.element(),
                        Labelled.codes(Grade.class));
            }
            if (!line.about().isEmpty() && Labelled.find(Subject.class, line.about()).isEmpty()) {
                throw new CodedException(StandardsCode.PACK_INVALID, line.pack() + "/grades.csv", line.element(),
                        Labelled.codes(Subject.class));
            }
        }
    }

    private static Optional<Proposal> least(ItemDraft item, Set<Subject> about) {
        return lines().filter(cells -> cells[0].equals(item.element()) && !item.element().isBlank())
                .filter(cells -> cells[1].isEmpty()
                        || Labelled.find(Subject.class, cells[1]).filter(about::contains).isPresent())
                .map(cells -> new Proposal(item.name(), item.element(),
                        Labelled.find(Grade.class, cells[2]).orElseThrow(), cells[3]))
                .findFirst();
    }

    /** A city's packs before what the platform ships. */
    private static Stream<String[]> lines() {
        return Stream.concat(StandardPack.load().grades().stream()
                .map(line -> new String[] {line.element(), line.about(), line.grade(), line.why()}), LINES.stream());
    }

    private static List<String[]> read() {
        try (InputStream in = ElementGrades.class.getResourceAsStream("element-grades.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
