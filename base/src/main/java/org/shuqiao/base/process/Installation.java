package org.shuqiao.base.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds where the platform is installed, seen from any of its modules or from {@code SHUQIAO_HOME}. */
public final class Installation {

    private Installation() {
    }

    public static Path root() {
        String named = System.getenv("SHUQIAO_HOME");
        Path at = Path.of(named == null ? "" : named).toAbsolutePath();
        while (!Files.exists(at.resolve("conf/departments.yaml"))) {
            at = at.getParent();
            if (at == null) {
                throw new IllegalStateException("no installation above " + Path.of("").toAbsolutePath());
            }
        }
        return at;
    }
}
