package org.shuqiao.base.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A JVM that tests start: one that waits, one that starts such a one and waits with it. */
final class ChildJvm {

    private ChildJvm() { }

    /** Prints the process id of a JVM that ends with this one, and waits. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0) {
            ProcessBuilder worker = new ProcessBuilder(command().words()).redirectOutput(Path.of("/dev/null").toFile());
            ParentProcess.announceTo(worker.environment());
            System.out.println(worker.start().pid());
        } else {
            ParentProcess.haltOnParentExit();
        }
        TimeUnit.MINUTES.sleep(2);
    }

    static JavaCommand command() {
        return JavaCommand.here(ChildJvm.class).heap("32m").with("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }
}
