package org.shuqiao.centre.division;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tree of the city's divisions, found by code or by a name that sources use. */
public final class Divisions {

    private final Map<String, Division> byCode = new LinkedHashMap<>();
    private final Map<String, Set<Division>> byName = new HashMap<>();

    Divisions(Collection<Division> all) {
        for (Division each : all) {
            byCode.put(each.code(), each);
            name(each.name().zh(), each);
            each.also().forEach(name -> name(name, each));
        }
    }

    private void name(String name, Division of) {
        byName.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(of);
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
     * Finds what a source means on a day. A division that was no more by then is the one that took it in, and what
     * took in that; where this is not one alone, nobody knows. So it is with a name that several have.
     *
     * @param text a code or a name
     */
    public Optional<Division> meant(String text, LocalDate day) {
        Set<Division> named = byCode.containsKey(text) ? Set.of(byCode.get(text)) : byName.getOrDefault(text, Set.of());
        List<Division> standing = named.stream().filter(each -> each.stood(day)).toList();
        Set<String> later = standing.stream().flatMap(each -> each.into().stream()).collect(Collectors.toSet());
        Set<Division> meant = standing.isEmpty()
                ? named.stream().flatMap(each -> standing(each, day).stream()).collect(Collectors.toSet())
                : standing.stream().filter(each -> !later.contains(each.code())).collect(Collectors.toSet());
        return meant.size() == 1 ? meant.stream().findFirst() : Optional.empty();
    }

    /** @return the division, or what stands in its place on a day, over every step in between */
    private Optional<Division> standing(Division from, LocalDate day) {
        Optional<Division> at = Optional.of(from);
        for (int step = 0; step < byCode.size() && at.isPresent() && !at.get().stood(day); step++) {
            at = at.get().into().flatMap(this::find);
        }
        return at.filter(each -> each.stood(day));
    }

    /**
     * Follows a division to the city, on a day.
     *
     * @return the division itself, what it is part of, and so on; nothing where a division above was no more and what
     *     took it in is not one alone
     */
    public List<Division> upward(Division from, LocalDate day) {
        List<Division> path = new ArrayList<>();
        Division at = from;
        while (true) {
            path.add(at);
            if (at.parent().isEmpty()) {
                return path;
            }
            Optional<Division> above = at.parent().flatMap(this::find).flatMap(each -> standing(each, day));
            if (above.isEmpty() || above.get().level().ordinal() >= at.level().ordinal()) {
                return List.of();
            }
            at = above.get();
        }
    }

    /** Follows a division to the city, by what is left of the divisions when all that is known has come to pass. */
    public List<Division> upwardInTheEnd(Division from) {
        return upward(from, LocalDate.MAX);
    }
}
