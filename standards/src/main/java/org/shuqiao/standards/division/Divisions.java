package org.shuqiao.standards.division;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lookup of divisions by code, name and day (GB/T 2260-2007, GB/T 10114-2003). Packs overlay the public tables; streets
 * are loaded on first use.
 */
public final class Divisions {

    private static final int COUNTY = 6;
    private static final int STREET = 9;
    /** Renamed, renumbered and merged: no code was followed by more than a few in forty years. */
    private static final int MOST_STEPS = 10;
    /** The districts of a city as such: a line of the list, but no place. */
    private static final String CITY_ITSELF = "市辖区";

    private final Map<String, List<Division>> added = new HashMap<>();
    private final DivisionNames names;
    private final Optional<String> home;

    /**
     * @param additions divisions that packs add to the real ones
     * @param home the city whose packs these are: a bare name is first one of its own
     */
    public Divisions(List<Division> additions, Optional<String> home) {
        this.home = home.map(code -> code.substring(0, 4));
        additions.forEach(division -> added.computeIfAbsent(division.code(), code -> new ArrayList<>()).add(division));
        names = new DivisionNames(this, added.values());
    }

    /** @return every interval of a code of 6, 9 or 12 digits; none if the tables never had it */
    public List<Division> history(String code) {
        List<Division> own = added.get(code);
        if (own != null) {
            return List.copyOf(own);
        }
        if (code.length() == COUNTY) {
            return DivisionTables.counties().getOrDefault(code, List.of());
        }
        if (code.length() == STREET) {
            String name = DivisionTables.streets().get(code);
            return name == null ? List.of()
                    : List.of(new Division(code, name, Division.ALWAYS, Division.NEVER, List.of()));
        }
        return List.of();
    }

    public Optional<Division> find(String code, LocalDate on) {
        for (Division division : history(code)) {
            if (division.inForce(on)) {
                return Optional.of(division);
            }
        }
        return Optional.empty();
    }

    /** @return whether one begins or ends to be in force after the one day and up to the other */
    public boolean changesBetween(LocalDate after, LocalDate until) {
        return Stream.concat(added.values().stream(), DivisionTables.counties().values().stream())
                .flatMap(List::stream).flatMap(division -> Stream.of(division.from(), division.to()))
                .anyMatch(day -> day.isAfter(after) && !day.isAfter(until));
    }

    /** @return whether a 6-digit code of a county ever was one */
    public boolean everCounty(String code) {
        List<Division> own = added.get(code);
        List<Division> history = own != null ? own : DivisionTables.counties().getOrDefault(code, List.of());
        return !history.isEmpty() && !history.get(0).name().equals(CITY_ITSELF);
    }

    /** @return the division of today that a code led to, where every step is certain; the code itself if in force */
    public Optional<Division> successor(String code, LocalDate on) {
        String at = code;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Division> found = find(at, on);
            if (found.isPresent()) {
                return found;
            }
            Optional<String> next = last(at, on).flatMap(Division::successor);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.empty();
    }

    /**
     * Follows a code over every step to what stands on a day.
     *
     * @return several where it was split; a share where each step on the way has one; the code itself if in force
     */
    List<Successor> successors(String code, LocalDate on) {
        Map<String, Optional<BigDecimal>> found = new LinkedHashMap<>();
        Successor whole = new Successor(code, Optional.of(BigDecimal.ONE));
        if (find(code, on).isPresent()) {
            found.put(code, whole.share());
        } else {
            last(code, on).ifPresent(ended -> followAll(whole, ended, on, MOST_STEPS, found));
        }
        return list(found);
    }

    /**
     * Follows a division of one interval to what stands on a day; its code may be another division's by then.
     *
     * @return several where it was split; a share where each step on the way has one
     */
    public List<Successor> successors(Division division, LocalDate on) {
        Map<String, Optional<BigDecimal>> found = new LinkedHashMap<>();
        Successor whole = new Successor(division.code(), Optional.of(BigDecimal.ONE));
        if (division.inForce(on)) {
            found.put(division.code(), whole.share());
        } else {
            followAll(whole, division, on, MOST_STEPS, found);
        }
        return list(found);
    }

    private static List<Successor> list(Map<String, Optional<BigDecimal>> found) {
        return found.entrySet().stream().map(each -> new Successor(each.getKey(), each.getValue())).toList();
    }

    /** Follows what an ended interval became; where no table knows, its code may have gone on under another name. */
    private void followAll(Successor at, Division ended, LocalDate on, int steps,
            Map<String, Optional<BigDecimal>> found) {
        List<Successor> next = ended.successors().isEmpty() ? List.of(new Successor(at.code(), Optional.empty()))
                : ended.successors();
        next.forEach(one -> follow(new Successor(one.code(), at.share().flatMap(share -> next.size() == 1
                ? Optional.of(share) : one.share().map(share::multiply))), ended.to(), on, steps - 1, found));
    }

    /** @param since day from which on the code is meant: the tables' days may differ by some years */
    private void follow(Successor at, LocalDate since, LocalDate on, int steps,
            Map<String, Optional<BigDecimal>> found) {
        Optional<Division> meant = history(at.code()).stream().filter(each -> each.to().isAfter(since))
                .min(Comparator.comparing(Division::from));
        if (meant.isPresent() && meant.get().inForce(on)) {
            found.merge(at.code(), at.share(), (one, other) -> one.flatMap(share -> other.map(share::add)));
        } else if (meant.isPresent() && steps > 0 && !meant.get().to().isAfter(on)) {
            followAll(at, meant.get(), on, steps, found);
        }
    }

    /** @return the newest interval of a code that has ended by a day */
    private Optional<Division> last(String code, LocalDate on) {
        return history(code).stream().filter(division -> !division.to().isAfter(on))
                .max(Comparator.comparing(Division::to));
    }

    /** @return the codes of the divisions above: province, city, county, street */
    public static List<String> above(String code) {
        List<String> above = new ArrayList<>(4);
        if (code.length() == 12) {
            above.add(0, code.substring(0, STREET));
        }
        if (code.length() >= STREET) {
            above.add(0, code.substring(0, COUNTY));
        }
        String county = code.substring(0, COUNTY);
        if (!county.endsWith("00")) {
            above.add(0, county.substring(0, 4) + "00");
        }
        if (!county.endsWith("0000")) {
            above.add(0, county.substring(0, 2) + "0000");
        }
        return above.stream().distinct().filter(other -> !other.equals(code)).toList();
    }

    /** @return every division whose whole name this is, written with those above it or alone */
    List<Division> written(String name) {
        return names.find(name);
    }

    /**
     * @param name a division's name, perhaps with those of the divisions above before it
     * @return every division that it can mean, in force or not
     */
    public List<Division> named(String name) {
        List<Division> found = names.find(name);
        if (found.isEmpty()) {
            return CommonNames.find(name, this);
        }
        List<Division> own = home.isEmpty() ? List.of()
                : found.stream().filter(division -> division.code().startsWith(home.get())).toList();
        return own.isEmpty() ? found : own;
    }
}
