package org.shuqiao.standards.pack;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.standards.source.SourceFile;

/**
 * Packs that this process goes by: those it was told of, or those in the folder that the system property {@value
 * #FOLDER} names, or none but the bundled ones.
 */
public final class PacksOfProcess {

    /** A process that is started by another is told by it where the packs are. */
    public static final String FOLDER = "shuqiao.packs";

    private static volatile Supplier<InstalledPacks> told = PacksOfProcess::ofProperty;

    private PacksOfProcess() { }

    /** Goes by these packs from now on. */
    public static void use(InstalledPacks packs) {
        told = () -> packs;
    }

    /** Looks for the packs when they are first asked for: most commands ask for none. */
    public static void lookUp(Supplier<InstalledPacks> search) {
        told = new Supplier<>() {

            private Optional<InstalledPacks> found = Optional.empty();

            @Override
            public synchronized InstalledPacks get() {
                if (found.isEmpty()) {
                    found = Optional.of(search.get());
                }
                return found.get();
            }
        };
    }

    /** @return the packs of today that a dataset's data are judged by: with the version that it names, if it does */
    public static StandardPack of(SourceFile source) {
        LocalDate today = LocalDate.now(SystemClock.beijing());
        return source.standards().map(id -> installed().with(id, today)).orElseGet(() -> installed().on(today));
    }

    public static InstalledPacks installed() {
        return told.get();
    }

    private static InstalledPacks ofProperty() {
        return OfProperty.PACKS;
    }

    private static final class OfProperty {
        private static final InstalledPacks PACKS = Optional.ofNullable(System.getProperty(FOLDER))
                .map(folder -> InstalledPacks.in(Path.of(folder))).orElse(InstalledPacks.NONE);
    }
}
