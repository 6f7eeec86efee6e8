package org.shuqiao.systems.whole;

import java.util.List;
import java.util.Map;

/**
 * Running real system with its settings for the platform.
 *
 * @param name in both languages
 * @param address where to look at it
 * @param pids of its processes
 * @param settings keys of {@code conf/shuqiao.yaml} by section; two systems may stand in one section
 * @param secrets by the names that the settings give
 * @param end ends its processes
 */
record StartedSystem(String name, String address, List<Long> pids, Map<String, Map<String, String>> settings,
        Map<String, String> secrets, AutoCloseable end) {

    StartedSystem {
        pids = List.copyOf(pids);
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return name + " " + address;
    }
}
