package org.shuqiao.exchange.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.workers.WorkerKind;
import org.shuqiao.query.source.hive.HiveEngine;

/** Health checks of this machine: JDK, build, disk, state folder and secrets. */
final class Machine {

    private static final long GIB = 1L << 30;

    private final Home home;

    Machine(Home home) {
        this.home = home;
    }

    List<HealthCheckResult> look() throws IOException {
        List<HealthCheckResult> found = new ArrayList<>();
        found.add(HealthCheckResult.ok("JDK", Runtime.version() + ", " + System.getProperty("java.home")));
        Path installation = home.installation();
        List<String> missing = Stream.concat(Stream.of(WorkerKind.values()).map(kind -> kind.classPath(installation)),
                Stream.of(HiveEngine.driver(installation))).filter(file -> !Files.exists(file))
                .map(file -> installation.relativize(file).toString()).toList();
        found.add(missing.isEmpty() ? HealthCheckResult.ok("build", installation.toString())
                : HealthCheckResult.bad("build", "missing: " + String.join(", ", missing), "./shuqiao build"));
        Files.createDirectories(home.var());
        long free = Files.getFileStore(home.var()).getUsableSpace();
        found.add(free > 5 * GIB ? HealthCheckResult.ok("disk", free / GIB + " GiB free at " + home.var())
                : HealthCheckResult.warn("disk", free / GIB + " GiB free at " + home.var(),
                        "make room: lake and landing zone grow there"));
        found.add(Files.isWritable(home.var()) ? HealthCheckResult.ok("state folder", home.var().toString())
                : HealthCheckResult.bad("state folder", home.var() + " cannot be written",
                        "chown it, or set SHUQIAO_VAR"));
        found.add(secrets());
        return found;
    }

    private HealthCheckResult secrets() throws IOException {
        if (!Files.isDirectory(home.secrets())) {
            return HealthCheckResult.unused("secrets", "none yet");
        }
        List<String> open = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.secrets())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getPosixFilePermissions(file).stream().anyMatch(p -> p == PosixFilePermission.GROUP_READ
                        || p == PosixFilePermission.OTHERS_READ)) {
                    open.add(file.getFileName().toString());
                }
            }
        }
        return open.isEmpty() ? HealthCheckResult.ok("secrets", home.secrets().toString())
                : HealthCheckResult.warn("secrets", open.size() + " may be read by others: " + String.join(", ", open),
                        "chmod 600 " + home.secrets() + "/*");
    }
}
