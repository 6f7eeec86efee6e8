package org.shuqiao.standards.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.standards.division.Division;
import org.shuqiao.standards.division.Divisions;
import org.shuqiao.standards.division.Successor;

/**
 * What the tables know of a division during one interval, as commands, REST and the portal show it.
 *
 * @param whole the name after those of the divisions above it
 * @param from first day, where it is known
 * @param until the first day on which it no longer was, where it has ended
 * @param inForce whether it was one on the day that was asked for
 * @param successors what it became when it ended
 * @param then what stands in its place on that day, over every step in between
 */
public record DivisionFacts(String code, String name, String whole, Optional<LocalDate> from, Optional<LocalDate> until,
        boolean inForce, List<Next> successors, List<Next> then) {

    private static final LocalDate ALWAYS = LocalDate.of(1949, 10, 1);
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
    private static final int MOST = 200;

    /** A division that came after. @param share of the area's counties, where a table knows it */
    public record Next(String code, String name, Optional<BigDecimal> share) { }

    /**
     * @param asked a code of 2 to 12 digits, or a name, perhaps with those of the divisions above before it
     * @return every interval of the code, or every division that the name can mean: those in force on the day first
     */
    public static List<DivisionFacts> of(Divisions divisions, String asked, LocalDate on) {
        String written = asked.strip();
        List<Division> found = new ArrayList<>(written.matches("[0-9]+")
                ? divisions.history(padded(written)) : divisions.named(written));
        found.sort(Comparator.comparing((Division one) -> !one.inForce(on)).thenComparing(Division::code)
                .thenComparing(Division::from));
        return found.stream().distinct().limit(MOST).map(one -> of(divisions, one, on)).toList();
    }

    private static String padded(String code) {
        return code.length() < 6 ? code + "000000".substring(code.length()) : code;
    }

    private static DivisionFacts of(Divisions divisions, Division division, LocalDate on) {
        LocalDate day = division.inForce(on) ? on : division.to().equals(NEVER) ? division.from()
                : division.to().minusDays(1);
        String whole = Divisions.above(division.code()).stream().map(code -> divisions.find(code, day))
                .flatMap(Optional::stream).map(Division::name).collect(Collectors.joining());
        boolean past = !division.to().isAfter(on);
        return new DivisionFacts(division.code(), division.name(), whole + division.name(),
                Optional.of(division.from()).filter(from -> !from.equals(ALWAYS)),
                Optional.of(division.to()).filter(to -> !to.equals(NEVER)), division.inForce(on),
                next(divisions, division.successors(), division.to()),
                past ? next(divisions, divisions.successors(division, on), on) : List.of());
    }

    private static List<Next> next(Divisions divisions, List<Successor> successors, LocalDate on) {
        return successors.stream().map(each -> new Next(each.code(), name(divisions, each.code(), on), each.share()))
                .toList();
    }

    private static String name(Divisions divisions, String code, LocalDate on) {
        return divisions.find(code, on).or(() -> divisions.history(code).stream().findFirst()).map(Division::name)
                .orElse("");
    }
}
