package org.shuqiao.standards.report;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.base.error.Language;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.element.Rule;
import org.shuqiao.standards.pack.StandardPack;

/** Report of checking sample values against an element, one JSON object per value. */
public final class CheckReport {

    private static final Set<String> SEVERAL = Set.of("GBT2260-ambiguous", "GBT2260-abolished");

    private CheckReport() { }

    /**
     * @param source how the source writes the element; its first encoding if empty
     * @return for each value the keys {@code element}, {@code input}, {@code status} (ok, fixed, flagged, rejected),
     *     {@code value}, {@code rule} and {@code message}; value and rule may be null, as JSON has it; of a division
     *     that is ambiguous or ended also {@code candidates}, each a code and a name
     */
    public static List<Map<String, Object>> lines(
            StandardPack pack, String element, List<String> values, Optional<String> source, LocalDate on,
                    Language language) {
        return values.stream().map(value -> {
            CheckResult outcome = pack.elements().check(element, value, source, on);
            Map<String, Object> line = line(element, value, outcome, language);
            if (outcome.rule().map(Rule::id).filter(SEVERAL::contains).isPresent()) {
                line.put("candidates", candidates(pack, value, on));
            }
            return line;
        }).toList();
    }

    private static List<String> candidates(StandardPack pack, String value, LocalDate on) {
        return DivisionFacts.of(pack.divisions(), value, on).stream()
                .flatMap(each -> each.inForce() ? Stream.of(each.code() + " " + each.whole())
                        : each.then().stream().map(next -> next.code() + " " + next.name()))
                .distinct().toList();
    }

    private static Map<String, Object> line(String element, String input, CheckResult outcome, Language language) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("element", element);
        line.put("input", input);
        line.put("status", outcome.status().name().toLowerCase(Locale.ROOT));
        line.put("value", outcome.value().orElse(null));
        line.put("rule", outcome.rule().map(Rule::id).orElse(null));
        line.put("message", outcome.message(language));
        return line;
    }
}
