package org.shuqiao.standards.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.element.ElementEncoding;
import org.shuqiao.standards.pack.StandardPack;

/** Evidence in the values of a column: their form, their check characters, their membership in a code set. */
final class ValueEvidence {

    private static final int MOST = 200;
    private static final int FEW = 3;
    private static final double NEARLY_ALL = 0.9;

    /** What it means when nearly all values pass: with a check character it is no chance. */
    private static final Map<String, Double> STRENGTH = Map.ofEntries(
            Map.entry("citizen-number", 0.98), Map.entry("uscc", 0.98), Map.entry("organisation-code", 0.9),
            Map.entry("registration-number", 0.8), Map.entry("plate", 0.93), Map.entry("phone", 0.9),
            Map.entry("sex", 0.92), Map.entry("boolean", 0.85), Map.entry("date", 0.85), Map.entry("datetime", 0.85),
            Map.entry("month", 0.6), Map.entry("division", 0.75), Map.entry("industry", 0.5),
            Map.entry("coordinate", 0.9));
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,6}(\\.[0-9]+)?");
    private static final Pattern CLOCK = Pattern.compile(".*[0-9]{1,2}:[0-9]{2}.*|[0-9]{13}|[0-9]{14}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}.*|400.*");

    private final StandardPack pack;
    private final LocalDate on;

    ValueEvidence(StandardPack pack, LocalDate on) {
        this.pack = pack;
        this.on = on;
    }

    /** @return what the values say, and with it the named evidence as the values bear it out */
    List<Evidence> weigh(List<String> values, List<Evidence> named) {
        List<String> some = values.stream().filter(value -> value != null && !value.isBlank()).limit(MOST).toList();
        if (some.size() < FEW) {
            return named;
        }
        List<Evidence> found = new ArrayList<>();
        for (Evidence each : named) {
            found.add(bornOut(each, some));
        }
        STRENGTH.forEach((element, strength) -> {
            if (distinctive(element, some) && share(element, some) >= NEARLY_ALL) {
                found.add(new Evidence(element, strength, "", new Reason("取值符合" + pack.elements().get(element).zh(),
                        "its values pass as " + pack.elements().get(element).en().toLowerCase(Locale.ROOT))));
            }
        });
        return found;
    }

    private Evidence bornOut(Evidence evidence, List<String> some) {
        if (!STRENGTH.containsKey(evidence.element()) && !evidence.element().equals("integer")
                && !evidence.element().equals("decimal") && !evidence.element().equals("person-name")) {
            return evidence;
        }
        double share = evidence.element().equals("coordinate") ? 1 : share(evidence.element(), some);
        return share >= 0.5 ? evidence : evidence.weaker(0.3);
    }

    /** Small numbers pass as codes, months and words of many sets: they say nothing. */
    private static boolean distinctive(String element, List<String> some) {
        boolean plain = some.stream().allMatch(value -> PLAIN.matcher(value.strip()).matches());
        long clocks = some.stream().filter(value -> CLOCK.matcher(value.strip()).matches()).count();
        return switch (element) {
            case "datetime" -> clocks * 2 > some.size();
            case "date" -> clocks * 2 <= some.size() && !plain;
            case "phone" -> some.stream().filter(value -> MOBILE.matcher(value.strip()).matches()).count() * 10
                    >= some.size() * 9L;
            case "sex", "boolean", "month", "industry", "division" -> !plain;
            default -> true;
        };
    }

    private double share(String element, List<String> some) {
        return pack.elements().find(element).map(found -> best(found, some).share()).orElse(0.0);
    }

    /** @return the encoding in which most of the values pass, where it is not the element's first */
    Optional<String> encoding(String element, List<String> values) {
        List<String> some = values.stream().filter(value -> value != null && !value.isBlank()).limit(MOST).toList();
        return some.isEmpty() ? Optional.empty() : pack.elements().find(element).map(found -> best(found, some))
                .filter(best -> best.share() > 0).map(Best::encoding)
                .filter(id -> !id.equals(pack.elements().get(element).encodings().keySet().iterator().next()));
    }

    private record Best(String encoding, double share) { }

    private Best best(Element element, List<String> some) {
        Best best = new Best("", -1);
        for (ElementEncoding encoding : element.encodings().values()) {
            long passed = some.stream().filter(value -> passes(element, encoding, value)).count();
            if (passed > best.share() * some.size()) {
                best = new Best(encoding.id(), (double) passed / some.size());
            }
        }
        return best;
    }

    private boolean passes(Element element, ElementEncoding encoding, String value) {
        CheckResult result = element.check(List.of(value), encoding, on);
        return result.value().isPresent() && result.status() != CheckResult.Status.REJECTED;
    }
}
