package org.shuqiao.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The highest resident memory of processes so far, in bytes, as Linux keeps it. */
final class PeakMemory {

    private PeakMemory() {
    }

    /** @return of the process and those it started */
    static long ofTree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants()).mapToLong(PeakMemory::of).sum();
    }

    private static long of(ProcessHandle handle) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + handle.pid() + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            return 0; // it has ended, or this system has no /proc
        }
        return 0;
    }
}
