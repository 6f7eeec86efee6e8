package org.shuqiao.exchange.platform.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.exchange.domain.retention.KeptData;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Remains of killed pulls in the landing zone; the next pull of a dataset removes them, if there is one. */
public final class LeftPulls implements KeptData {

    public static final String KIND = "temporary";

    private static final String TEMPORARY = ".tmp-";
    /** A pull that runs may have begun yesterday. */
    private static final int KEPT_DAYS = 2;

    private final Path landing;

    public LeftPulls(Path landing) {
        this.landing = landing;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public LocalDate keptFrom(LocalDate today) {
        return today.minusDays(KEPT_DAYS);
    }

    @Override
    public List<Piece> erasable(LocalDate before) {
        List<Piece> pieces = new ArrayList<>();
        for (LandingFolder folder : StageRecorder.datasets(landing)) {
            try (Stream<Path> all = Files.list(folder.path())) {
                for (Path left : all.filter(each -> each.getFileName().toString().startsWith(TEMPORARY)).toList()) {
                    LocalDate day = ExchangeStore.day(Files.getLastModifiedTime(left).toInstant());
                    if (day.isBefore(before)) {
                        pieces.add(new Piece(folder.id(), left.getFileName().toString(), day, bytes(left), Map.of()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        pieces.sort(Comparator.comparing(Piece::day).thenComparing(Piece::name));
        return pieces;
    }

    @Override
    public void erase(Piece piece) {
        StageRecorder.datasets(landing).stream().filter(folder -> folder.id().equals(piece.about()))
                .map(folder -> folder.path().resolve(piece.name())).forEach(LeftPulls::delete);
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Removes a folder with what is in it; one that is gone already stays so. */
    static void delete(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
