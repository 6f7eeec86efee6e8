package org.shuqiao.nifi.remote;

import java.util.List;

/**
 * Status of a dataset's flow on a NiFi server.
 *
 * @param state of its puller, as NiFi says it: {@code RUNNING}, {@code STOPPED}, {@code DISABLED}
 * @param valid whether NiFi finds nothing wrong with the puller
 * @param queued slices that were pulled and are not landed yet
 * @param landed slices that were landed within the last five minutes
 * @param bulletins what its components warned of within the last five minutes, the newest first
 */
public record FlowStatus(String state, boolean valid, long queued, long landed, List<Bulletin> bulletins) {

    public FlowStatus {
        bulletins = List.copyOf(bulletins);
    }

    /** @param time as the server writes it, hours to seconds and its zone */
    public record Bulletin(String time, String level, String component, String message) { }

    /**
     * Provenance event of a slice.
     *
     * @param time as the server writes it, date to milliseconds and its zone
     * @param type as NiFi names it: {@code RECEIVE}, {@code SEND}, {@code ATTRIBUTES_MODIFIED} …
     * @param transit where the slice came from or went to, empty where it did not leave the server
     */
    public record Event(String time, String type, String component, String transit) { }
}
