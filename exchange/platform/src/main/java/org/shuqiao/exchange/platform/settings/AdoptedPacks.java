package org.shuqiao.exchange.platform.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** @return what adopting them would change of the packs in force, a sentence each; of many the first */
    public static String words(String content, Language language) {
        InstalledPacks proposed = read(content);
        InstalledPacks inForce = PacksOfProcess.installed();
        List<String> sentences = new ArrayList<>();
        for (PackInfo info : proposed.all()) {
            PackText text = proposed.text(info.id());
            changes(before(inForce, info), text).forEach(change ->
                    sentences.add(info.id() + ": " + change.words(language)));
        }
        inForce.all().stream().filter(info -> !proposed.has(info.id())).forEach(info -> PackDiff
                .whole(inForce.text(info.id()), true)
                .forEach(change -> sentences.add(info.id() + ": " + change.words(language))));
        return sentences.stream().limit(MOST).collect(Collectors.joining("; ", "",
                sentences.size() > MOST ? "; … " + sentences.size() : ""));
    }

    /** @return the same version where that is in force, else the newest of the name; none of a new pack */
    public static List<PackText> before(InstalledPacks inForce, PackInfo info) {
        if (inForce.has(info.id())) {
            return List.of(inForce.text(info.id()));
        }
        return inForce.all().stream().filter(other -> other.name().equals(info.name()))
                .reduce((one, later) -> later).map(other -> inForce.text(other.id())).stream().toList();
    }

    public static List<PackChange> changes(List<PackText> before, PackText after) {
        return before.isEmpty() ? PackDiff.whole(after, false) : PackDiff.between(before.getFirst(), after);
    }
}
