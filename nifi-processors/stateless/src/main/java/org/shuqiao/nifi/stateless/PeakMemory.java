package org.shuqiao.nifi.stateless;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory this process ever held. */
final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LABEL = "VmHWM:";

    private PeakMemory() {
    }

    /** @return the resident peak where the system tells it, else the sum of the JVM's own peaks */
    static long bytes() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(LABEL)) {
                    return 1024 * Long.parseLong(line.substring(LABEL.length()).replace("kB", "").strip());
                }
            }
        } catch (IOException e) {
            // not Linux: ask the JVM
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream().map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(peak -> peak.getCommitted()).sum();
    }
}
