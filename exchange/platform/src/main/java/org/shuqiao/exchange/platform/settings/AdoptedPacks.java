package org.shuqiao.exchange.platform.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.check.ElementGrades;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.clock.LegalClockFiles;
import org.shuqiao.standards.pack.InstalledPacks;
import org.shuqiao.standards.pack.PackChange;
import org.shuqiao.standards.pack.PackDiff;
import org.shuqiao.standards.pack.PackInfo;
import org.shuqiao.standards.pack.PackText;
import org.shuqiao.standards.pack.PacksOfProcess;
import org.shuqiao.standards.pack.StandardPack;

/** Reads what two persons adopt: the texts of all packs, as canonical JSON. */
public final class AdoptedPacks {

    private static final int MOST = 100;
    /** Parts of a pack that decide how data are graded, checked and read. */
    private static final Set<String> DECIDING = Set.of("pack", "grade", "rule", "element");

    private AdoptedPacks() { }

    /** @param content text by file name, by the name of each pack's folder */
    public static InstalledPacks read(String content) {
        try {
            return InstalledPacks.of(Json.PLAIN.readValue(content,
                    new TypeReference<Map<String, Map<String, String>>>() { }));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks packs as a whole: one another, test vectors, calendars beside those of the city, grades. */
    public static void check(Home home, InstalledPacks packs) {
        LocalDate today = LocalDate.now(SystemClock.beijing());
        packs.check(today);
        StandardPack own = packs.on(today);
        LegalClockFiles.with(home.clock(), own.calendars()).rules();
        ElementGrades.require(own.grades());
    }

    /**
     * @return what adopting them would change of the packs in force, a sentence each: first what decides how data are
     *         judged, all of it; of lines of tables and files, where they are many, the first and how many there are
     */
    public static String words(String content, Language language) {
        InstalledPacks proposed = read(content);
        InstalledPacks inForce = PacksOfProcess.installed();
        List<String> deciding = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        for (PackInfo info : proposed.all()) {
            PackText text = proposed.text(info.id());
            sort(text, changes(inForce, text), language, deciding, tables);
        }
        inForce.all().stream().map(info -> inForce.text(info.id())).filter(text -> !stays(text, proposed))
                .forEach(text -> sort(text, PackDiff.whole(text, true), language, deciding, tables));
        deciding.addAll(tables.subList(0, Math.min(MOST, tables.size())));
        return String.join("; ", deciding) + (tables.size() > MOST ? "; … " + tables.size() : "");
    }

    private static void sort(PackText pack, List<PackChange> changes, Language language, List<String> deciding,
            List<String> tables) {
        for (PackChange change : changes) {
            (DECIDING.contains(change.part()) ? deciding : tables).add(pack.name() + ": " + change.words(language));
        }
    }

    /**
     * @return what a pack changes: against the same version where that is in force, else against the newest of the
     *         name; all of it where there is none. A pack of this city is none in place of another city's
     */
    public static List<PackChange> changes(InstalledPacks inForce, PackText pack) {
        List<PackText> alike = inForce.all().stream().map(info -> inForce.text(info.id()))
                .filter(other -> other.info().name().equals(pack.info().name()) && neighbour(other) == neighbour(pack))
                .toList();
        return alike.stream().filter(other -> other.info().id().equals(pack.info().id())).findFirst()
                .or(() -> alike.stream().reduce((one, later) -> later))
                .map(before -> PackDiff.between(before, pack)).orElseGet(() -> PackDiff.whole(pack, false));
    }

    /** @return whether packs have the version of a pack in its place: among the city's own, or another city's */
    public static boolean stays(PackText pack, InstalledPacks packs) {
        String id = pack.info().id();
        return packs.has(id) && packs.neighbour(id) == neighbour(pack);
    }

    private static boolean neighbour(PackText pack) {
        return pack.name().startsWith(InstalledPacks.NEIGHBOURS + "/");
    }
}
