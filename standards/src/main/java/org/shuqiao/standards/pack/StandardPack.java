package org.shuqiao.standards.pack;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.standards.division.Divisions;
import org.shuqiao.standards.element.CodeSet;
import org.shuqiao.standards.element.Elements;
import org.shuqiao.standards.element.Rules;

/**
 * Elements, code sets and rules of the loaded packs, a later pack over an earlier one.
 * Serialized, it carries its files and is built again where it arrives.
 */
public final class StandardPack implements Serializable {

    private static final long serialVersionUID = 1;

    private final PackFiles files;
    private final boolean bundled;
    private final transient PackContents contents;

    private StandardPack(PackFiles files, boolean bundled) {
        this.files = files;
        this.bundled = bundled;
        this.contents = PackReader.read(files);
    }

    /** The packs that come with the platform; built once. */
    public static StandardPack load() {
        return Bundled.PACK;
    }

    /** The bundled packs and, over them, the pack in a folder with its {@code pack.yaml}. */
    public static StandardPack load(Path folder) {
        return new StandardPack(PackFiles.with(folder), false);
    }

    /** @return the id of the topmost pack, for example {@code yunzhou-2026.1} */
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

    /** @return whether a code or a division begins or ends to be in force after the one day and up to the other */
    public boolean changesBetween(LocalDate after, LocalDate until) {
        return divisions().changesBetween(after, until) || codeSets().stream().flatMap(set -> set.entries().stream())
                .flatMap(entry -> Stream.of(entry.from(), entry.to()))
                .anyMatch(day -> day.isAfter(after) && !day.isAfter(until));
    }

    private Object readResolve() {
        return new StandardPack(files, false);
    }

    private Object writeReplace() {
        return bundled ? new BundledToken() : this;
    }

    private static final class Bundled {
        private static final StandardPack PACK = new StandardPack(PackFiles.bundled(), true);
    }

    /** Serialization proxy of the bundled packs, which both sides have. */
    private static final class BundledToken implements Serializable {

        private static final long serialVersionUID = 1;

        private Object readResolve() {
            return load();
        }
    }
}
