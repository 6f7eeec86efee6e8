package org.shuqiao.systems.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shuqiao.base.process.Installation;
import org.shuqiao.base.process.JavaCommand;

/**
 * Spark installation laid out from the jars that the jobs were built with. Jars that the driver hands to executors
 * itself are left out.
 */
final class SparkInstallation {

    private static final List<String> HANDED_OUT = List.of("iceberg-spark-runtime", "pipelines-", "standards-");

    private final Path home;
    private final List<String> flags;

    private SparkInstallation(Path home, List<String> flags) {
        this.home = home;
        this.flags = flags;
    }

    static SparkInstallation in(Path home) throws IOException {
        Path built = Installation.root().resolve("pipelines/jobs/target");
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String entry : Files.readString(built.resolve("runtime.classpath")).strip().split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            String name = jar.getFileName().toString();
            Path link = jars.resolve(name);
            if (HANDED_OUT.stream().noneMatch(name::startsWith) && !Files.exists(link)) {
                Files.createSymbolicLink(link, jar);
            }
        }
        List<String> flags = List.of(Files.readString(built.resolve("jvm.flags")).strip().split("\\s+"));
        return new SparkInstallation(home, flags);
    }

    Path home() {
        return home;
    }

    /** @return the command of one of Spark's own programs */
    List<String> command(String main, String... arguments) {
        return JavaCommand.of(home.resolve("jars") + File.separator + "*", main).with(flags).heap("256m")
                .with("-XX:+UseSerialGC").words(arguments);
    }
}
