package org.shuqiao.centre.event;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Bounds within which two reports tell of one event, and the kinds that sources name in words of their own. */
public final class MergingRule {

    private final int distance;
    private final Duration window;
    private final BigDecimal similarity;
    private final Map<String, EventKind> byId = new HashMap<>();
    private final Map<String, String> byText = new HashMap<>();

    /**
     * @param distance   in metres, at most
     * @param window     between the two times, at most
     * @param similarity of the two titles, at least
     */
    MergingRule(int distance, Duration window, BigDecimal similarity, List<EventKind> kinds) {
        this.distance = distance;
        this.window = window;
        this.similarity = similarity;
        kinds.forEach(kind -> {
            byId.put(kind.id(), kind);
            byText.put(kind.id(), kind.id());
            kind.also().forEach(text -> byText.put(text, kind.id()));
        });
    }

    public int distance() {
        return distance;
    }

    public Duration window() {
        return window;
    }

    public BigDecimal similarity() {
        return similarity;
    }

    /** @return the kind that a source's text names; the text itself where no kind has it */
    String kind(String text) {
        return byText.getOrDefault(text, text);
    }

    /** @return ids of the kinds of the file */
    Set<String> kinds() {
        return Set.copyOf(byId.keySet());
    }

    /** @return a kind of the file; empty for a text that no kind has */
    public Optional<EventKind> known(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
