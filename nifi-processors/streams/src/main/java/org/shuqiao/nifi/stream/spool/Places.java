package org.shuqiao.nifi.stream.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.contracts.run.RunJson;

/**
 * Places up to which a stream has been read. They follow from the lines of the spool; what stood in segments that have
 * gone since is in a file, written before each new segment.
 */
final class Places {

    private static final String FILE = "places.json";

    private final Path file;
    private final Map<String, Place> reached = new TreeMap<>();
    private final long number;

    /**
     * Content of the file.
     *
     * @param number of the newest message that it takes into account
     */
    record Kept(long number, List<Place> places) {

        Kept {
            places = places == null ? List.of() : List.copyOf(places);
        }
    }

    Places(Path folder) throws IOException {
        file = folder.resolve(FILE);
        Kept kept = Files.isRegularFile(file) ? RunJson.parse(Files.readString(file), Kept.class)
                : new Kept(0, List.of());
        number = kept.number();
        kept.places().forEach(place -> reached.put(place.of(), place));
    }

    /** Takes a line of the spool into account, unless the file has. */
    void read(Segments.Numbered line) {
        if (line.number() > number) {
            line.message().place().ifPresent(this::reach);
        }
    }

    void reach(Place place) {
        reached.put(place.of(), place);
    }

    boolean has(Place place) {
        return find(place.of()).filter(place::isBehind).isPresent();
    }

    Optional<Place> find(String of) {
        return Optional.ofNullable(reached.get(of));
    }

    boolean isEmpty() {
        return reached.isEmpty();
    }

    /** @param newest number of the newest message, which is on disk already */
    void write(long newest) throws IOException {
        if (!reached.isEmpty()) {
            AtomicFile.replace(file, RunJson.write(new Kept(newest, List.copyOf(reached.values()))));
        }
    }
}
