package org.shuqiao.exchange.platform.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.exchange.platform.settings.AdoptedPacks;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.standards.pack.InstalledPacks;
import org.shuqiao.standards.pack.PackArchive;
import org.shuqiao.standards.pack.PackChange;
import org.shuqiao.standards.pack.PackDiff;
import org.shuqiao.standards.pack.PackInfo;
import org.shuqiao.standards.pack.PackText;
import org.shuqiao.standards.pack.PackUse;
import org.shuqiao.standards.pack.PacksOfProcess;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

/**
 * Folder of a city's packs beside its settings. A pack has its name there only when all of it is written and all packs
 * together are sound. What stands in the folder counts once two persons adopted it.
 */
public final class PackFolder {

    private final Home home;

    public PackFolder(Home home) {
        this.home = home;
    }

    /** Where the keys are listed that may sign packs. */
    public Path trustedKeys() {
        return home.configuration().resolveSibling("pack-keys.txt");
    }

    public InstalledPacks packs() {
        return InstalledPacks.in(home.packs());
    }

    /** @return every version that stands here or counts, and what adopting the folder would change */
    public List<PackState> states() {
        InstalledPacks here = packs();
        InstalledPacks inForce = PacksOfProcess.installed();
        List<PackState> states = new ArrayList<>();
        for (PackInfo info : here.all()) {
            PackText text = here.text(info.id());
            boolean counts = AdoptedPacks.stays(text, inForce)
                    && inForce.text(info.id()).digest().equals(text.digest());
            List<PackChange> changes = counts ? List.of() : AdoptedPacks.changes(inForce, text);
            states.add(state(text, signer(text).orElse(""), here.neighbour(info.id()),
                    counts ? PackState.Standing.IN_FORCE : PackState.Standing.WAITING, changes));
        }
        boolean says = Files.isDirectory(home.packs());
        inForce.all().stream().filter(info -> !here.has(info.id())).forEach(info -> {
            PackText text = inForce.text(info.id());
            states.add(state(text, "", inForce.neighbour(info.id()),
                    says ? PackState.Standing.LEAVING : PackState.Standing.IN_FORCE,
                    says ? PackDiff.whole(text, true) : List.of()));
        });
        return states;
    }

    private PackState state(PackText text, String signer, boolean neighbour, PackState.Standing standing,
            List<PackChange> changes) {
        return new PackState(text.info(), text.digest(), signer, neighbour, standing, changes,
                changes.isEmpty() || neighbour ? List.of() : touched(changes, List.of(text)));
    }

    private Optional<String> signer(PackText pack) {
        PackArchive archive = PackArchive.read(home.packs().resolve(pack.name()));
        if (archive.signature().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PackSignature.verify(archive, trustedKeys()).name());
        } catch (CodedException e) {
            return Optional.of(e.code().id());
        }
    }

    /**
     * Reads a pack, an installed one by its id, and checks it together with those that are installed.
     *
     * @param place a folder, an archive, or the id of an installed pack
     */
    public PackArchive read(String place) {
        InstalledPacks installed = packs();
        Path path = Path.of(place);
        return Files.exists(path) && !installed.has(place) ? PackArchive.read(path)
                : PackArchive.read(home.packs().resolve(installed.text(place).name()));
    }

    /** Checks a pack with all that are installed, in place of the same version where that is there. */
    public void check(PackText pack, boolean neighbour) {
        AdoptedPacks.check(home, packs().and(named(pack, neighbour)));
    }

    private static PackText named(PackText pack, boolean neighbour) {
        String id = pack.info().id();
        return new PackText(neighbour ? InstalledPacks.NEIGHBOURS + "/" + id : id, pack.files());
    }

    /**
     * Installs a pack. The same pack once more changes nothing.
     *
     * @param neighbour whether it is another city's, which judges nothing here
     */
    public void install(PackArchive archive, boolean neighbour) {
        PackText pack = named(archive.pack(), neighbour);
        InstalledPacks installed = packs();
        String id = pack.info().id();
        if (installed.has(id)) {
            if (!installed.text(id).digest().equals(pack.digest())) {
                throw new CodedException(PackCode.OTHER_CONTENT, id);
            }
            return;
        }
        AdoptedPacks.check(home, installed.and(pack));
        Path target = home.packs().resolve(pack.name());
        Path making = home.packs().resolve("." + id + ".making");
        try {
            FolderTree.delete(making);
            DurableFiles.createFolder(making);
            for (Map.Entry<String, String> file : pack.files().entrySet()) {
                AtomicFile.replace(making.resolve(file.getKey()), file.getValue());
            }
            if (archive.signature().isPresent()) {
                AtomicFile.replace(making.resolve(PackArchive.SIGNATURE), archive.signature().get());
            }
            DurableFiles.createFolder(target.getParent());
            DurableFiles.rename(making, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a pack that neither another pack nor a dataset needs. */
    public void remove(String id) {
        InstalledPacks installed = packs();
        PackText pack = installed.text(id);
        InstalledPacks left = installed.without(id);
        try {
            left.check(today());
        } catch (CodedException e) {
            throw new CodedException(PackCode.IN_USE, e, id, e.getMessage());
        }
        if (!installed.neighbour(id)) {
            List<PackInfo> versions = left.all().stream().filter(other -> other.name().equals(pack.info().name())
                    && other.inForce(today())).toList();
            List<PackUse.Touched> used = versions.isEmpty()
                    ? touched(PackDiff.whole(pack, true), List.of(pack)) : List.of();
            List<String> without = used.stream().filter(dataset -> dataset.elements().stream().anyMatch(element ->
                    left.on(today()).elements().find(element).isEmpty())).map(PackUse.Touched::dataset).toList();
            if (!without.isEmpty()) {
                throw new CodedException(PackCode.IN_USE, id, String.join(" ", without));
            }
        }
        try {
            Path folder = home.packs().resolve(pack.name());
            Path leaving = home.packs().resolve("." + id + ".leaving");
            FolderTree.delete(leaving);
            DurableFiles.rename(folder, leaving);
            FolderTree.delete(leaving);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the datasets that changes touch */
    public List<PackUse.Touched> touched(List<PackChange> changes, List<PackText> packs) {
        return PackUse.datasets(PackUse.elements(changes, packs), sources());
    }

    private List<SourceFile> sources() {
        Path folder = home.installation().resolve(ConfigurationFile.read(home.configuration()).sources());
        return Files.isDirectory(folder) ? SourceFiles.readAll(folder) : List.of();
    }

    private static LocalDate today() {
        return LocalDate.now(SystemClock.beijing());
    }
}
