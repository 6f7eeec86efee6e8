package org.shuqiao.base.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds where the platform is installed, seen from any of its modules or from {@code SHUQIAO_HOME}. */
public final class Installation {

    private Installation() { }

    /** @return what {@code SHUQIAO_HOME} names, or is above it; without one what is above the working folder */
    public static Path root() {
        String named = System.getenv("SHUQIAO_HOME");
        return above(Path.of(named == null ? "" : named));
    }

    /** @return the nearest installation that the folder is in, or is itself */
    public static Path above(Path folder) {
        Path at = folder.toAbsolutePath();
        while (!Files.exists(at.resolve("conf/departments.yaml"))) {
            at = at.getParent();
            if (at == null) {
                throw new IllegalStateException("no installation above " + folder.toAbsolutePath());
            }
        }
        return at;
    }
}
