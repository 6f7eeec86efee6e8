package org.shuqiao.journey;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shuqiao.base.process.PeakMemory;
import org.shuqiao.contracts.json.Json;

/**
 * External system that the demo runs on, started by somebody else.
 *
 * @param name in both languages
 * @param address where to look at it
 * @param pids its processes, whose memory is told; none where they are not on this machine
 */
record RealSystem(String name, String address, List<Long> pids) {

    RealSystem {
        pids = List.copyOf(pids);
    }

    /** @param file a JSON array of these; without one the demo runs on the embedded parts alone */
    static List<RealSystem> read(Path file) throws IOException {
        return file == null ? List.of()
                : Json.PLAIN.readValue(Files.readString(file), new TypeReference<>() { });
    }

    /** @return whether it is the provider that knows people, at its issuer URL */
    boolean openId() {
        return name.equals("OpenID");
    }

    /** @return the highest resident memory of its processes so far, in bytes */
    long peakMemoryBytes() {
        return pids.stream().flatMap(pid -> ProcessHandle.of(pid).stream()).mapToLong(PeakMemory::ofTree).sum();
    }
}
