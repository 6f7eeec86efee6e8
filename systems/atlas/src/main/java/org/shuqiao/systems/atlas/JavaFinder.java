package org.shuqiao.systems.atlas;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the Java installation to run Atlas with: the oldest from 17 on. Its Groovy knows no newer classes. */
final class JavaFinder {

    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)");
    private static final List<Path> USUAL = List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/java"),
            Path.of("/usr/java"));

    private JavaFinder() { }

    /** Java home with its feature version. */
    private record Found(Path home, int version) { }

    /** @return the program {@code java} */
    static Path forAtlas() {
        return homes().stream().flatMap(home -> version(home).stream().map(version -> new Found(home, version)))
                .filter(found -> found.version() >= OLDEST)
                .min(Comparator.comparingInt(Found::version))
                .map(found -> found.home().resolve("bin/java"))
                .orElseThrow(() -> new IllegalStateException("no Java " + OLDEST + " or later on PATH, in JAVA_HOME "
                        + "or in " + USUAL));
    }

    private static List<Path> homes() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).ifPresent(homes::add);
        for (String folder : Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator)) {
            Path java = Path.of(folder, "java");
            if (Files.isExecutable(java)) {
                homes.add(real(java).getParent().getParent());
            }
        }
        for (Path folder : USUAL) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> each = Files.list(folder)) {
                    each.filter(home -> Files.isExecutable(home.resolve("bin/java"))).forEach(homes::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return homes;
    }

    /** @return what the home's file {@code release} says; empty where it is no whole Java */
    private static Optional<Integer> version(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return Optional.empty();
        }
        try {
            Matcher matcher = VERSION.matcher(Files.readString(release));
            return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
