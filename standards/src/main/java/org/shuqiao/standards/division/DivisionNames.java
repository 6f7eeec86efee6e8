package org.shuqiao.standards.division;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Name index of divisions. Streets are searched only for names that end like one. */
final class DivisionNames {

    private static final int LONGEST = 30;
    private static final List<String> STREET_ENDINGS = List.of("街道", "镇", "乡", "社区", "苏木", "街道办事处");

    private final Divisions divisions;
    private final Collection<List<Division>> added;
    private final Object lock = new Object();
    private volatile Map<String, List<Division>> counties = Map.of();
    private volatile Map<String, List<Division>> streets = Map.of();

    DivisionNames(Divisions divisions, Collection<List<Division>> added) {
        this.divisions = divisions;
        this.added = added;
    }

    List<Division> find(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return List.of();
        }
        List<Division> found = new ArrayList<>();
        boolean street = STREET_ENDINGS.stream().anyMatch(name::endsWith);
        for (int cut = 0; cut < name.length() - 1; cut++) {
            String own = name.substring(cut);
            String above = name.substring(0, cut);
            pick(counties().get(own), above, found);
            if (street) {
                pick(streets().get(own), above, found);
            }
        }
        return found;
    }

    private void pick(List<Division> candidates, String above, List<Division> found) {
        if (candidates != null) {
            candidates.stream().filter(candidate -> fits(candidate, above)).forEach(found::add);
        }
    }

    /** What stands before the name must be names of divisions above it, in order, each perhaps left out. */
    private boolean fits(Division division, String above) {
        String rest = above;
        for (String code : Divisions.above(division.code())) {
            for (Division higher : divisions.history(code)) {
                if (!rest.isEmpty() && rest.startsWith(higher.name())) {
                    rest = rest.substring(higher.name().length());
                    break;
                }
            }
        }
        return rest.isEmpty();
    }

    private Map<String, List<Division>> counties() {
        if (counties.isEmpty()) {
            synchronized (lock) {
                if (counties.isEmpty()) {
                    Map<String, List<Division>> index = new HashMap<>();
                    DivisionTables.counties().values().forEach(history -> history.forEach(one -> add(index, one)));
                    added.forEach(history -> history.forEach(one -> add(index, one)));
                    counties = index;
                }
            }
        }
        return counties;
    }

    private Map<String, List<Division>> streets() {
        if (streets.isEmpty()) {
            synchronized (lock) {
                if (streets.isEmpty()) {
                    Map<String, List<Division>> index = new HashMap<>(65_536);
                    DivisionTables.streets().keySet().forEach(code -> add(index, divisions.history(code).get(0)));
                    streets = index;
                }
            }
        }
        return streets;
    }

    private static void add(Map<String, List<Division>> index, Division division) {
        index.computeIfAbsent(division.name(), name -> new ArrayList<>(1)).add(division);
    }
}
