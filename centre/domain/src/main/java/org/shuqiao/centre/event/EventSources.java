package org.shuqiao.centre.event;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.FileFaults;
import org.shuqiao.centre.YamlFolder;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.centre.responsibility.Responsibility;
import org.shuqiao.centre.responsibility.ResponsibilityFile;

/** Sources of reports, the rule of their merging, and who answers for events. A folder with one fault gives none. */
public final class EventSources {

    private static final Set<String> RULES = Set.of(MergingFile.NAME, ResponsibilityFile.NAME);

    private final Map<String, EventSource> byId = new LinkedHashMap<>();
    private final MergingRule rule;
    private final Responsibility responsibility;

    private EventSources(MergingRule rule, Responsibility responsibility) {
        this.rule = rule;
        this.responsibility = responsibility;
    }

    /** @return what a folder of {@code .yaml} files says; none where there is no folder */
    public static EventSources in(Path folder) {
        return of(YamlFolder.texts(folder));
    }

    /**
     * @param texts file name to text; {@code merging.yaml} holds the rule, and is needed where there is a source;
     *     {@code responsibility.yaml} says who answers for events, and may be missing
     */
    static EventSources of(Map<String, String> texts) {
        FileFaults faults = new FileFaults();
        boolean any = texts.keySet().stream().anyMatch(name -> !RULES.contains(name));
        if (any && !texts.containsKey(MergingFile.NAME)) {
            faults.add(CentreCode.EVENT_FIELD_MISSING, MergingFile.NAME, "distance, window, similarity");
        }
        MergingRule rule = texts.containsKey(MergingFile.NAME)
                ? MergingFile.read(texts.get(MergingFile.NAME), faults) : MergingFile.NONE;
        EventSources read = new EventSources(rule, texts.containsKey(ResponsibilityFile.NAME)
                ? ResponsibilityFile.read(texts.get(ResponsibilityFile.NAME), rule.kinds(), faults)
                : Responsibility.NONE);
        Map<String, String> files = new TreeMap<>();
        new TreeMap<>(texts).forEach((name, text) -> {
            if (!RULES.contains(name)) {
                EventSourceFile.read(name, text, faults).ifPresent(source -> {
                    String other = files.putIfAbsent(source.id(), name);
                    if (other != null) {
                        faults.add(CentreCode.EVENT_SOURCE_TWICE, source.id(), other, name);
                    }
                    read.byId.put(source.id(), source);
                });
            }
        });
        faults.throwAny();
        return read;
    }

    public Collection<EventSource> all() {
        return List.copyOf(byId.values());
    }

    /** @return empty for a source whose file was taken away */
    public Optional<EventSource> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    EventSource get(String id) {
        return find(id).orElseThrow(() -> new CodedException(CentreCode.EVENT_SOURCE_UNKNOWN, id));
    }

    public MergingRule rule() {
        return rule;
    }

    public Responsibility responsibility() {
        return responsibility;
    }
}
