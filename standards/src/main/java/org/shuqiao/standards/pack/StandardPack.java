package org.shuqiao.standards.pack;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.standards.division.Divisions;
import org.shuqiao.standards.element.CodeSet;
import org.shuqiao.standards.element.Elements;
import org.shuqiao.standards.element.Rules;

/**
 * Elements, code sets and rules of the loaded packs, a later pack over an earlier one.
 * Serialized, it carries the city's files and is built again where it arrives, once in each process; the platform's
 * own are there.
 */
public final class StandardPack implements Serializable {

    private static final long serialVersionUID = 1;
    private static final Map<List<String>, StandardPack> ARRIVED = new ConcurrentHashMap<>();

    private final ArrayList<PackText> own;
    private final transient PackContents contents;

    private StandardPack(List<PackText> own) {
        this.own = new ArrayList<>(own);
        this.contents = PackReader.read(PackFiles.bundled().with(own));
    }

    /** The packs of this process that hold today: those that come with the platform, and the city's over them. */
    public static StandardPack load() {
        return PacksOfProcess.installed().on(LocalDate.now(SystemClock.beijing()));
    }

    /** The packs that come with the platform; built once. */
    public static StandardPack bundled() {
        return Bundled.PACK;
    }

    /** The bundled packs and, over them, the pack in a folder with its {@code pack.yaml}. */
    public static StandardPack load(Path folder) {
        return over(List.of(PackText.in(folder)));
    }

    /** @param packs in any order; each has all that it requires among them or below */
    static StandardPack over(List<PackText> packs) {
        return new StandardPack(PackOrder.of(PackFiles.bundled(), packs));
    }

    /** @return the id of the topmost pack, for example {@code national-2026.1} */
    public String id() {
        return contents.packs().get(contents.packs().size() - 1).id();
    }

    /** @return {@code sha256:…} over every file of every pack */
    public String digest() {
        return contents.digest();
    }

    public List<PackInfo> packs() {
        return contents.packs();
    }

    public Elements elements() {
        return contents.elements();
    }

    /** @return who answers for an element and when it holds */
    public Optional<ElementTerms> terms(String element) {
        return Optional.ofNullable(contents.terms().get(element));
    }

    public Collection<CodeSet> codeSets() {
        return contents.codeSets().values();
    }

    /** @return the real divisions and what the packs add to them */
    public Divisions divisions() {
        return contents.divisions();
    }

    public Rules rules() {
        return contents.rules();
    }

    /** @return the least grades that packs give to elements, those of the topmost pack first */
    public List<GradeLine> grades() {
        return contents.grades();
    }

    /** @return the packs' own calendars and deadlines: text by name */
    public Map<String, String> calendars() {
        return contents.calendars();
    }

    /** @return whether a code or a division begins or ends to be in force after the one day and up to the other */
    public boolean changesBetween(LocalDate after, LocalDate until) {
        return divisions().changesBetween(after, until) || codeSets().stream().flatMap(set -> set.entries().stream())
                .flatMap(entry -> Stream.of(entry.from(), entry.to()))
                .anyMatch(day -> day.isAfter(after) && !day.isAfter(until));
    }

    private Object readResolve() {
        return own.isEmpty() ? bundled() : ARRIVED.computeIfAbsent(
                own.stream().map(PackText::digest).toList(), digests -> new StandardPack(own));
    }

    private static final class Bundled {
        private static final StandardPack PACK = new StandardPack(List.of());
    }
}
