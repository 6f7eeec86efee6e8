package org.shuqiao.standards.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** No pack but those that come with the platform. */
    public static final InstalledPacks NONE = new InstalledPacks(List.of());

    private final List<PackFiles.Texts> texts;
    private final Map<List<String>, StandardPack> built = new ConcurrentHashMap<>();

    private InstalledPacks(List<PackFiles.Texts> texts) {
        this.texts = List.copyOf(texts);
        List<String> ids = new ArrayList<>();
        for (PackFiles.Texts pack : texts) {
            String id = PackHeader.of(pack).info().id();
            if (ids.contains(id)) {
                throw new CodedException(StandardsCode.PACK_TWICE, id, texts.get(ids.indexOf(id)).name(), pack.name());
            }
            ids.add(id);
        }
    }

    /** Reads each folder with a {@code pack.yaml} in a folder; one that does not exist holds none. */
    public static InstalledPacks in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        try (Stream<Path> packs = Files.list(folder)) {
            return new InstalledPacks(packs.filter(pack -> Files.exists(pack.resolve(PackHeader.FILE))).sorted()
                    .map(PackFiles::folder).toList());
        } catch (IOException e) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, e, folder);
        }
    }

    /** @param packs by the name of each one's folder: text by file name */
    public static InstalledPacks of(Map<String, ? extends Map<String, String>> packs) {
        return new InstalledPacks(new TreeMap<>(packs).entrySet().stream()
                .map(pack -> new PackFiles.Texts(pack.getKey(), new TreeMap<>(pack.getValue()))).toList());
    }

    /** @return every text, as {@link #of} takes it */
    public SortedMap<String, SortedMap<String, String>> texts() {
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>();
        texts.forEach(pack -> all.put(pack.name(), new TreeMap<>(pack.files())));
        return all;
    }

    /** @return every installed version, the oldest of each name first */
    public List<PackInfo> all() {
        return texts.stream().map(pack -> PackHeader.of(pack).info())
                .sorted(Comparator.comparing(PackInfo::name).thenComparing(PackInfo::from)
                        .thenComparing(PackInfo::version)).toList();
    }

    /** @return {@code sha256:…} over the files of one version */
    public String digest(String id) {
        return text(id).digest();
    }

    /** @return the stack that holds on a day */
    public StandardPack on(LocalDate day) {
        return stack(chosen(day));
    }

    /**
     * @param id a version that data were made under
     * @return the stack of a day with that version in place of the one that holds
     */
    public StandardPack with(String id, LocalDate day) {
        PackFiles.Texts wanted = text(id);
        String name = PackHeader.of(wanted).info().name();
        List<PackFiles.Texts> others = new ArrayList<>(chosen(day).stream()
                .filter(pack -> !PackHeader.of(pack).info().name().equals(name)).toList());
        others.add(wanted);
        return stack(others);
    }

    /** Builds every version with all that belong to it, so that a fault anywhere is found now. */
    public void check(LocalDate today) {
        on(today);
        all().forEach(pack -> with(pack.id(), today));
    }

    private PackFiles.Texts text(String id) {
        return texts.stream().filter(pack -> PackHeader.of(pack).info().id().equals(id)).findFirst()
                .orElseThrow(() -> new CodedException(StandardsCode.PACK_UNKNOWN, id,
                        String.join(" ", all().stream().map(PackInfo::id).toList())));
    }

    private List<PackFiles.Texts> chosen(LocalDate day) {
        Map<String, PackInfo> newest = new TreeMap<>();
        all().stream().filter(pack -> pack.inForce(day)).forEach(pack -> newest.put(pack.name(), pack));
        return newest.values().stream().map(pack -> text(pack.id())).toList();
    }

    private StandardPack stack(List<PackFiles.Texts> packs) {
        return packs.isEmpty() ? StandardPack.bundled() : built.computeIfAbsent(
                packs.stream().map(PackFiles.Texts::name).toList(), names -> StandardPack.over(packs));
    }
}
