package org.shuqiao.exchange.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.base.process.Installation;
import org.shuqiao.exchange.platform.settings.Home;

/** The installation that the build's settings for tests name: made anew, with one source file and no server. */
final class TestHome {

    private TestHome() {
    }

    static Home fresh() throws IOException {
        Home home = Home.fromEnvironment();
        if (!home.installation().endsWith("target/test-home")) {
            throw new IllegalStateException("SHUQIAO_HOME must be target/test-home, as the module's pom sets it");
        }
        if (Files.exists(home.installation())) {
            try (Stream<Path> all = Files.walk(home.installation())) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
        for (String file : List.of("conf/departments.yaml", "sources/tongji/division.yaml")) {
            Path to = home.installation().resolve(file);
            Files.createDirectories(to.getParent());
            Files.copy(Installation.above(Path.of("")).resolve(file), to);
        }
        return home;
    }
}
