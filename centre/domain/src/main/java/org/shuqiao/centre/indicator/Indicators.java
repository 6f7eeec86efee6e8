package org.shuqiao.centre.indicator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.YamlFolder;
import org.shuqiao.centre.division.DivisionFile;
import org.shuqiao.centre.division.Divisions;
import org.shuqiao.centre.error.CentreCode;

/** Indicators of a city, each after those that it is made of. A folder with one fault gives none. */
public final class Indicators {

    private final Map<String, Indicator> inOrder = new LinkedHashMap<>();
    private final Divisions divisions;

    private Indicators(Divisions divisions) {
        this.divisions = divisions;
    }

    /** @return what a folder of {@code .yaml} files says; none where there is no folder */
    public static Indicators in(Path folder) {
        return of(YamlFolder.texts(folder));
    }

    /** @param texts file name to text; {@code divisions.yaml} holds the divisions */
    public static Indicators of(Map<String, String> texts) {
        String known = texts.getOrDefault(DivisionFile.NAME, "divisions: []");
        Indicators read = new Indicators(DivisionFile.read(known));
        Map<String, Indicator> byId = new TreeMap<>();
        Map<String, String> files = new TreeMap<>();
        new TreeMap<>(texts).forEach((name, text) -> {
            if (!name.equals(DivisionFile.NAME)) {
                Indicator each = IndicatorFile.read(name, text, read.divisions);
                each.levels().stream().filter(level -> read.divisions.all().stream()
                        .noneMatch(division -> division.level() == level)).findFirst().ifPresent(level -> {
                            throw new CodedException(CentreCode.UNKNOWN_DIVISION, name, level.code());
                        });
                String other = files.putIfAbsent(each.id(), name);
                if (other != null) {
                    throw new CodedException(CentreCode.TWICE, each.id(), other, name);
                }
                byId.put(each.id(), each);
            }
        });
        byId.values().forEach(each -> read.add(each, byId, new ArrayList<>()));
        return read;
    }

    private void add(Indicator each, Map<String, Indicator> byId, List<String> path) {
        if (path.contains(each.id())) {
            path.add(each.id());
            throw new CodedException(CentreCode.CYCLE, String.join(" → ", path.subList(path.indexOf(each.id()),
                    path.size())));
        }
        path.add(each.id());
        for (String part : each.parts().keySet()) {
            if (!byId.containsKey(part)) {
                throw new CodedException(CentreCode.PART_UNKNOWN, each.id(), part);
            }
            Indicator of = byId.get(part);
            if (!of.owner().equals(each.owner())) { // who sees the whole would see figures of another's grants
                throw new CodedException(CentreCode.PART_OF_ANOTHER, each.id(), each.owner(), part, of.owner());
            }
            add(byId.get(part), byId, path);
        }
        path.removeLast();
        mustStandOnOneBase(each);
        inOrder.putIfAbsent(each.id(), each);
    }

    /** Ratios over different bases are put together only over one that is named, and that all of them have. */
    private void mustStandOnOneBase(Indicator each) {
        if (each.parts().isEmpty()) {
            return;
        }
        if (each.base().isPresent()) {
            each.parts().keySet().stream().filter(part -> !inOrder.get(part).bases().containsKey(each.chosen()))
                    .findFirst().ifPresent(part -> {
                        throw new CodedException(CentreCode.BASE_MISSING, part, each.chosen());
                    });
            return;
        }
        Set<String> bases = new TreeSet<>();
        each.parts().keySet().forEach(part -> bases.add(inOrder.get(part).chosen()));
        if (bases.size() > 1) {
            throw new CodedException(CentreCode.TWO_BASES, each.id(), String.join(", ", bases));
        }
    }

    /** @return each after those that it is made of */
    public Collection<Indicator> all() {
        return List.copyOf(inOrder.values());
    }

    public Indicator get(String id) {
        return Optional.ofNullable(inOrder.get(id))
                .orElseThrow(() -> new CodedException(CentreCode.UNKNOWN, id));
    }

    public Divisions divisions() {
        return divisions;
    }
}
