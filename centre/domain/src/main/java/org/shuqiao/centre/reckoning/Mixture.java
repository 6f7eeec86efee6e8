package org.shuqiao.centre.reckoning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.centre.indicator.Indicator;

/** Makes figures of an indicator that is the weighted mean of others, over one base. */
final class Mixture {

    private Mixture() { }

    /** @param parts figures of each part over the base, by indicator */
    static List<Figure> figures(Indicator indicator, String base, Map<String, List<Figure>> parts) {
        List<Figure> mixed = new ArrayList<>();
        List<Figure> first = parts.get(indicator.parts().keySet().iterator().next());
        for (Figure like : first) {
            if (!like.division().isEmpty()
                    && indicator.levels().stream().anyMatch(level -> level.code().equals(like.level()))) {
                List<Optional<Figure>> here = indicator.parts().keySet().stream()
                        .map(part -> find(parts.get(part), like)).toList();
                if (here.stream().allMatch(Optional::isPresent)) {
                    mixed.add(mixed(indicator, base, like, here.stream().map(Optional::orElseThrow).toList()));
                }
            }
        }
        return mixed;
    }

    private static Optional<Figure> find(List<Figure> of, Figure like) {
        return of.stream().filter(each -> each.period().equals(like.period())
                && each.division().equals(like.division())).findFirst();
    }

    private static Figure mixed(Indicator indicator, String base, Figure like, List<Figure> here) {
        List<BigDecimal> weights = List.copyOf(indicator.parts().values());
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean known = here.stream().allMatch(each -> each.value().isPresent());
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; known && i < here.size(); i++) {
            sum = sum.add(here.get(i).value().orElseThrow().multiply(weights.get(i)));
        }
        Figure worst = here.stream().max(Comparator.comparing(Figure::state)).orElseThrow();
        LocalDate asOf = here.stream().map(Figure::asOf).min(Comparator.naturalOrder()).orElseThrow();
        BigDecimal coverage = here.stream().map(Figure::coverage).min(Comparator.naturalOrder()).orElseThrow();
        return new Figure(base, like.period(), like.division(), like.level(), Optional.empty(), Optional.empty(),
                known ? Optional.of(sum.divide(all, indicator.decimals(), RoundingMode.HALF_UP)) : Optional.empty(),
                Optional.empty(), worst.state(), worst.reason(), coverage, asOf);
    }
}
