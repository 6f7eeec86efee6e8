package org.shuqiao.city.serve;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.shuqiao.city.carry.AtomicFiles;

/** Persistent state of a city folder: seed, scale and number of days passed. */
final class CityState {
    private CityState() { }

    /** The edition to serve: another seed or scale begins at day 0. */
    static Generation.Edition edition(Layout layout, long seed, int scale) {
        var known = known(layout).filter(edition -> edition.seed() == seed && edition.scale() == scale);
        if (known.isPresent()) {
            return known.get();
        }
        var fresh = new Generation.Edition(seed, scale, 0);
        remember(layout, fresh);
        return fresh;
    }

    /** The edition that lies in the folder. */
    static Optional<Generation.Edition> known(Layout layout) {
        Path file = file(layout);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var kept = new Properties();
            kept.load(new StringReader(Files.readString(file)));
            return Optional.of(new Generation.Edition(Long.parseLong(kept.getProperty("seed")),
                    Integer.parseInt(kept.getProperty("scale")), Integer.parseInt(kept.getProperty("day"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remember(Layout layout, Generation.Edition edition) {
        AtomicFiles.write(file(layout), "seed=" + edition.seed() + "\nscale=" + edition.scale() + "\nday="
                + edition.day() + "\n");
    }

    private static Path file(Layout layout) {
        return layout.state().resolve("day.properties");
    }
}
