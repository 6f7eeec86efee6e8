package org.shuqiao.centre.division;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tree of the city's divisions, found by code or by a name that sources use. */
public final class Divisions {

    private final Map<String, Division> byCode = new LinkedHashMap<>();
    private final Map<String, Division> byName = new HashMap<>();

    Divisions(Collection<Division> all) {
        for (Division each : all) {
            byCode.put(each.code(), each);
            byName.put(each.name().zh(), each);
            each.also().forEach(name -> byName.put(name, each));
        }
    }

    /** @return in the order of the file */
    public Collection<Division> all() {
        return List.copyOf(byCode.values());
    }

    public Optional<Division> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @return those of a level that stood on a day */
    public List<Division> of(DivisionLevel level, LocalDate day) {
        return byCode.values().stream().filter(each -> each.level() == level && each.stood(day)).toList();
    }

    /**
     * Finds what a source means on a day. A division that was no more by then is the one that took it in; where that
     * is not one alone, nobody knows.
     *
     * @param text a code or a name
     */
    public Optional<Division> meant(String text, LocalDate day) {
        Division found = byCode.getOrDefault(text, byName.get(text));
        return found == null || found.stood(day) ? Optional.ofNullable(found) : found.into().flatMap(this::find);
    }

    /** @return the division itself, what it is part of, and so on up to the city */
    public List<Division> upward(Division from) {
        List<Division> path = new ArrayList<>();
        for (Optional<Division> at = Optional.of(from); at.isPresent(); at = at.get().parent().flatMap(this::find)) {
            path.add(at.get());
        }
        return path;
    }
}
