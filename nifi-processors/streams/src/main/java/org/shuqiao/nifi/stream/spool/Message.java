package org.shuqiao.nifi.stream.spool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;

/**
 * Message of a stream as the spool keeps it.
 *
 * @param mark digest of what it is about and of what it says: a second one is a repetition; none where two messages
 *     may be alike and still be two
 * @param rows of it, by column; none while it waits for its other packets
 * @param part what a packet needs to be put together with the others after a restart; else empty
 * @param place where it stood in a source that can be read again; a second one from there is a repetition
 */
public record Message(Optional<String> mark, List<Map<String, String>> rows, Map<String, String> part,
        Optional<Place> place) {

    public Message {
        rows = List.copyOf(rows);
        part = Map.copyOf(part);
    }

    /** @param key what it is about: device, command and time, never the number of the transmission */
    public static Message of(String key, String content, List<Map<String, String>> rows) {
        return new Message(Optional.of(mark(key, content)), rows, Map.of(), Optional.empty());
    }

    /** A message that nothing tells from another. */
    public static Message unmarked(List<Map<String, String>> rows) {
        return new Message(Optional.empty(), rows, Map.of(), Optional.empty());
    }

    /** @param rows none where it was refused, so that it is not read again */
    public static Message at(Place place, List<Map<String, String>> rows) {
        return new Message(Optional.empty(), rows, Map.of(), Optional.of(place));
    }

    public Message withRows(List<Map<String, String>> others) {
        return new Message(mark, others, part, place);
    }

    /** A packet of a message whose others have not come. */
    public static Message part(String key, String content, Map<String, String> part) {
        return new Message(Optional.of(mark(key, content)), List.of(), part, Optional.empty());
    }

    private static String mark(String key, String content) {
        return Sha256.tagged(key + "\n" + content);
    }
}
