package org.shuqiao.ledger.network;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.Command;

/**
 * Finds Fabric's binaries in {@code FABRIC_HOME/bin} or on the {@code PATH} and checks their version.
 *
 * @param version of the peer, such as {@code 2.5.16}; {@code latest} is a development build
 */
public record FabricBinaries(Map<String, Path> paths, String version) {

    public static final List<String> NAMES = List.of("peer", "orderer", "osnadmin", "configtxgen", "cryptogen");
    private static final Map<String, String> VERSION_OPTION = Map.of("peer", "version", "orderer", "version",
            "configtxgen", "-version", "cryptogen", "version"); // osnadmin tells none
    private static final Pattern VERSION = Pattern.compile("Version: v?(\\S+)");
    private static final Pattern GOOD = Pattern.compile("2\\.5\\.(\\d+).*");
    private static final int LEAST_PATCH = 16;
    private static final String DEVELOPMENT = "latest";
    private static final Duration SOON = Duration.ofSeconds(20);

    /** @return the names of those that are not to be found */
    public static List<String> missing(Map<String, String> environment) {
        return NAMES.stream().filter(name -> find(name, environment).isEmpty()).toList();
    }

    /**
     * @param warn takes a line about programs that may or may not do
     * @throws CodedException {@code PROGRAM_MISSING}, {@code PROGRAM_VERSION}
     */
    public static FabricBinaries find(Map<String, String> environment, Consumer<String> warn) {
        List<String> missing = missing(environment);
        if (!missing.isEmpty()) {
            throw new CodedException(NetworkCode.PROGRAM_MISSING, String.join(", ", missing));
        }
        Map<String, Path> paths = new TreeMap<>();
        NAMES.forEach(name -> paths.put(name, find(name, environment).orElseThrow()));
        Map<String, String> versions = new TreeMap<>();
        VERSION_OPTION.forEach((name, option) -> versions.put(name, version(paths.get(name), option)));
        versions.forEach((name, version) -> {
            if (version.equals(DEVELOPMENT)) {
                warn.accept(name + " is a development build (version latest): the network is seen to run on 2.5.16 "
                        + "and later 2.5");
            } else if (!good(version)) {
                throw new CodedException(NetworkCode.PROGRAM_VERSION, paths.get(name), version);
            }
        });
        return new FabricBinaries(paths, versions.get("peer"));
    }

    public Path path(String name) {
        return paths.get(name);
    }

    private static boolean good(String version) {
        Matcher matcher = GOOD.matcher(version);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) >= LEAST_PATCH;
    }

    private static String version(Path program, String option) {
        String answer = Command.of(program, option).run(SOON).output();
        Matcher found = VERSION.matcher(answer);
        return found.find() ? found.group(1) : "?";
    }

    private static Optional<Path> find(String name, Map<String, String> environment) {
        String home = environment.getOrDefault("FABRIC_HOME", "");
        Stream<Path> folders = Stream.concat(
                home.isBlank() ? Stream.empty() : Stream.of(Path.of(home, "bin")),
                Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of));
        return folders.map(folder -> folder.resolve(name)).filter(Files::isExecutable).filter(Files::isRegularFile)
                .findFirst();
    }
}
