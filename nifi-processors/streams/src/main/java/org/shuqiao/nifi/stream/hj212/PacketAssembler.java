package org.shuqiao.nifi.stream.hj212;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.nifi.stream.spool.Message;

/** Puts the packets of one message together; what does not become whole in time is given up as it is. */
final class PacketAssembler {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String AREA = "area";

    private final Map<String, Parts> waiting = new HashMap<>();

    /**
     * Message put together of its packets.
     *
     * @param first the packet with the smallest number
     * @param count how many packets came
     */
    record Assembled(Frame first, String area, int count) { }

    private static final class Parts {
        private final TreeMap<Integer, Frame> frames = new TreeMap<>();
        private Instant newest = Instant.EPOCH;

        private Assembled joined() {
            StringBuilder area = new StringBuilder();
            frames.values().forEach(frame -> {
                boolean open = area.isEmpty() || area.charAt(area.length() - 1) == ';';
                area.append(open ? "" : ";").append(frame.area());
            });
            return new Assembled(frames.firstEntry().getValue(), area.toString(), frames.size());
        }
    }

    synchronized Optional<Assembled> add(Frame packet, Instant now) {
        String key = key(packet);
        Parts parts = waiting.computeIfAbsent(key, any -> new Parts());
        parts.frames.put(packet.packet().orElse(1), packet);
        parts.newest = now;
        if (parts.frames.size() < packet.packets()) {
            return Optional.empty();
        }
        waiting.remove(key);
        return Optional.of(parts.joined());
    }

    /** Gives up on the messages whose packets have not come for a while. */
    synchronized List<Assembled> overdue(Instant now) {
        List<Assembled> given = new ArrayList<>();
        for (Iterator<Parts> all = waiting.values().iterator(); all.hasNext();) {
            Parts parts = all.next();
            if (parts.newest.plus(PATIENCE).isBefore(now)) {
                given.add(parts.joined());
                all.remove();
            }
        }
        return given;
    }

    static Message kept(Frame packet) {
        Map<String, String> part = new HashMap<>(packet.fields());
        part.put(AREA, packet.area());
        return Message.part("part|" + key(packet) + "|" + packet.packet().orElse(1), packet.area(), part);
    }

    static Frame restored(Message kept) {
        Map<String, String> fields = new HashMap<>(kept.part());
        String area = fields.remove(AREA);
        return new Frame(fields, area);
    }

    private static String key(Frame packet) {
        return packet.mn() + "|" + packet.cn() + "|" + packet.qn();
    }
}
