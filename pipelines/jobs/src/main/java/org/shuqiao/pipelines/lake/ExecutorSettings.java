package org.shuqiao.pipelines.lake;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.pipelines.error.PipelinesCode;

/**
 * Spark settings for remote executors: jars to distribute and JVM flags. The build writes both lists beside the
 * classes.
 */
final class ExecutorSettings {

    private ExecutorSettings() { }

    /** @return whether the jobs run in other processes than the driver's */
    static boolean areRemote(String master) {
        return !master.startsWith("local");
    }

    /** @return Spark settings, none where the jobs run in the driver */
    static Map<String, String> settings(String master) {
        if (!areRemote(master)) {
            return Map.of();
        }
        Path built = built();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.jars", ourJar(built) + ","
                + read(built.resolve("executor.jars")).replace(File.pathSeparatorChar, ','));
        settings.put("spark.executor.extraJavaOptions", read(built.resolve("jvm.flags"))
                + " -Duser.timezone=Asia/Shanghai");
        // an executor that hangs is given up and its work done again elsewhere
        settings.put("spark.network.timeout", "60s");
        settings.put("spark.executor.heartbeatInterval", "5s");
        return settings;
    }

    private static Path built() {
        try {
            return Path.of(ExecutorSettings.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path ourJar(Path built) {
        try (Stream<Path> jars = Files.list(built)) {
            return jars.filter(jar -> jar.getFileName().toString().matches("pipelines-jobs-[0-9.]+\\.jar")).findFirst()
                    .orElseThrow(() -> new CodedException(PipelinesCode.SESSION_FAILED, "pipelines-jobs.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path list) {
        if (!Files.exists(list)) {
            throw new CodedException(PipelinesCode.SESSION_FAILED, list.getFileName());
        }
        try {
            return Files.readString(list).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
