package org.shuqiao.standards.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/**
 * A city's own packs, several versions of one side by side. Of each the version counts that holds on a day, the newest
 * where several do; a dataset may name another.
 */
public final class InstalledPacks {

    /** Folder of the packs of other cities: values are said in them, and nothing here is judged by them. */
    public static final String NEIGHBOURS = "neighbours";

    /** No pack but those that come with the platform. */
    public static final InstalledPacks NONE = new InstalledPacks(List.of());

    private final List<PackText> texts;
    private final Map<String, PackText> byId = new LinkedHashMap<>();
    private final List<PackInfo> infos;
    private final Map<List<String>, StandardPack> built = new ConcurrentHashMap<>();
    private final Map<LocalDate, StandardPack> days = new ConcurrentHashMap<>();

    private InstalledPacks(List<PackText> texts) {
        this.texts = List.copyOf(texts);
        List<PackInfo> read = new ArrayList<>();
        for (PackText pack : texts) {
            PackInfo info = pack.info();
            PackText same = byId.putIfAbsent(info.id(), pack);
            if (same != null) {
                throw new CodedException(StandardsCode.PACK_TWICE, info.id(), same.name(), pack.name());
            }
            read.add(info);
        }
        read.sort(Comparator.comparing(PackInfo::name).thenComparing(PackInfo::from).thenComparing(PackInfo::version));
        infos = List.copyOf(read);
    }

    /** Reads each folder with a {@code pack.yaml} in a folder; one that does not exist holds none. */
    public static InstalledPacks in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        List<PackText> all = new ArrayList<>(read(folder, ""));
        if (Files.isDirectory(folder.resolve(NEIGHBOURS))) {
            all.addAll(read(folder.resolve(NEIGHBOURS), NEIGHBOURS + "/"));
        }
        return new InstalledPacks(all);
    }

    private static List<PackText> read(Path folder, String prefix) {
        try (Stream<Path> packs = Files.list(folder)) {
            return packs.filter(pack -> !pack.getFileName().toString().startsWith(".")
                    && Files.exists(pack.resolve(PackHeader.FILE))).sorted().map(PackText::in)
                    .map(pack -> new PackText(prefix + pack.name(), pack.files())).toList();
        } catch (IOException e) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, e, folder);
        }
    }

    /** @param packs by the name of each one's folder: text by file name */
    public static InstalledPacks of(Map<String, ? extends Map<String, String>> packs) {
        return new InstalledPacks(new TreeMap<>(packs).entrySet().stream()
                .map(pack -> new PackText(pack.getKey(), new TreeMap<>(pack.getValue()))).toList());
    }

    /** @return every text, as {@link #of} takes it */
    public SortedMap<String, SortedMap<String, String>> texts() {
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>();
        texts.forEach(pack -> all.put(pack.name(), new TreeMap<>(pack.files())));
        return all;
    }

    /** @return every installed version, the oldest of each name first */
    public List<PackInfo> all() {
        return infos;
    }

    /** @return these with another pack beside them, in place of the same version where that is there */
    public InstalledPacks and(PackText pack) {
        List<PackText> all = new ArrayList<>(without(pack.info().id()).texts);
        all.add(pack);
        return new InstalledPacks(all);
    }

    /** @return these without one version */
    public InstalledPacks without(String id) {
        return new InstalledPacks(texts.stream().filter(pack -> !pack.info().id().equals(id)).toList());
    }

    public boolean has(String id) {
        return byId.containsKey(id);
    }

    /** @return the stack that holds on a day */
    public StandardPack on(LocalDate day) {
        return days.computeIfAbsent(day, each -> stack(chosen(each)));
    }

    /**
     * @param id a version that data were made under
     * @return the stack of a day with that version in place of the one that holds
     */
    public StandardPack with(String id, LocalDate day) {
        PackText wanted = text(id);
        if (neighbour(wanted)) {
            return stack(withRequired(wanted, new ArrayList<>()));
        }
        String name = wanted.info().name();
        List<PackText> others = new ArrayList<>(chosen(day).stream()
                .filter(pack -> !pack.info().name().equals(name)).toList());
        others.add(wanted);
        return stack(others);
    }

    /**
     * Builds every version with all that belong to it and runs the test vectors of its equivalences, so that a fault
     * anywhere is found now.
     */
    public void check(LocalDate today) {
        on(today);
        for (PackInfo pack : all()) {
            StandardPack own = with(pack.id(), today);
            Equivalences stated = Equivalences.of(text(pack.id()));
            all().forEach(other -> stated.check(own, with(other.id(), today), other, today));
        }
    }

    /**
     * Says a value of one pack in another, as the equivalences of the first state it.
     *
     * @throws CodedException the first states none for the element
     */
    public Translated translate(String from, String to, String element, String value, LocalDate today) {
        return Equivalences.of(text(from)).translate(element, value, with(from, today), with(to, today),
                text(to).info(), today);
    }

    /** @return one installed version */
    public PackText text(String id) {
        PackText pack = byId.get(id);
        if (pack == null) {
            throw new CodedException(StandardsCode.PACK_UNKNOWN, id, String.join(" ", byId.keySet()));
        }
        return pack;
    }

    private static boolean neighbour(PackText pack) {
        return pack.name().startsWith(NEIGHBOURS + "/");
    }

    /** @return whether it is another city's */
    public boolean neighbour(String id) {
        return neighbour(text(id));
    }

    private List<PackText> withRequired(PackText pack, List<PackText> found) {
        if (!found.contains(pack)) {
            found.add(pack);
            texts.stream().filter(InstalledPacks::neighbour).filter(other -> pack.info().requires().stream()
                    .anyMatch(other.info()::meantBy)).forEach(other -> withRequired(other, found));
        }
        return found;
    }

    private List<PackText> chosen(LocalDate day) {
        Map<String, PackInfo> newest = new TreeMap<>();
        all().stream().filter(pack -> pack.inForce(day) && !neighbour(pack.id()))
                .forEach(pack -> newest.put(pack.name(), pack));
        return newest.values().stream().map(pack -> text(pack.id())).toList();
    }

    private StandardPack stack(List<PackText> packs) {
        return packs.isEmpty() ? StandardPack.bundled() : built.computeIfAbsent(
                packs.stream().map(PackText::name).toList(), names -> StandardPack.over(packs));
    }
}
