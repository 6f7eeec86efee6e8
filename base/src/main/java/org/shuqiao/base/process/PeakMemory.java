package org.shuqiao.base.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads the peak resident memory of processes, in bytes. */
public final class PeakMemory {

    private static final String RESIDENT = "VmHWM:";

    private PeakMemory() { }

    /** @return this process's resident peak where the system tells it, else the sum of the JVM's own peaks */
    public static long ofThisProcess() {
        return resident(ProcessHandle.current()).orElseGet(() -> ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getPeakUsage).mapToLong(peak -> peak == null ? 0 : peak.getCommitted()).sum());
    }

    /** @return the sum of the resident peaks of a process and those it started; 0 where the system tells none */
    public static long ofTree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(process -> resident(process).orElse(0)).sum();
    }

    private static OptionalLong resident(ProcessHandle process) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith(RESIDENT)) {
                    return OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")) * 1024);
                }
            }
        } catch (IOException e) {
            return OptionalLong.empty(); // it has ended, or this system has no /proc
        }
        return OptionalLong.empty();
    }
}
