package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shuqiao.standards.division.Division;
import org.shuqiao.standards.division.Divisions;

/**
 * Data element kind for division codes of 6, 9 or 12 digits and names, valid on a given day. The encoding {@code
 * current} follows an abolished division to its successor; any other leaves it unknown, for what happened there
 * happened somewhere else.
 */
final class DivisionKind implements ElementKind {

    private static final String FOLLOW = "current";

    private final Divisions divisions;
    private final Rule form;
    private final Rule unknown;
    private final Rule abolished;
    private final Rule future;
    private final Rule ambiguous;
    private final Rule community;
    private final Rule placeholder;

    DivisionKind(Divisions divisions, Rules rules) {
        this.divisions = divisions;
        this.form = rules.get("GBT2260-form");
        this.unknown = rules.get("GBT2260-unknown");
        this.abolished = rules.get("GBT2260-abolished");
        this.future = rules.get("GBT2260-not-yet");
        this.ambiguous = rules.get("GBT2260-ambiguous");
        this.community = rules.get("GBT10114-community");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public int mostCells() {
        return 5;
    }

    @Override
    public String join(List<String> cells) {
        return Characters.join(cells, "");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String written = Characters.compact(text);
        if (Characters.digits(written)) {
            return code(text, written, encoding, on);
        }
        List<Division> named = divisions.named(written);
        List<Division> inForce = named.stream().filter(one -> one.inForce(on)).toList();
        if (inForce.size() == 1) {
            return CheckResult.of(text, inForce.get(0).code());
        }
        if (inForce.size() > 1) {
            return CheckResult.broken(ambiguous);
        }
        if (named.isEmpty()) {
            return CheckResult.broken(Placeholders.word(written) ? placeholder : unknown);
        }
        List<String> codes = named.stream().map(Division::code).distinct().toList();
        return codes.size() == 1 ? ended(codes.get(0), encoding, on) : CheckResult.broken(ambiguous);
    }

    private CheckResult code(String text, String digits, ElementEncoding encoding, LocalDate on) {
        Optional<String> trimmed = trim(digits);
        if (trimmed.isEmpty()) {
            return CheckResult.broken(form);
        }
        String code = trimmed.get();
        if (divisions.find(code, on).isPresent()) {
            return CheckResult.of(text, code);
        }
        if (!divisions.history(code).isEmpty()) {
            return ended(code, encoding, on);
        }
        if (code.length() == 12 && divisions.find(code.substring(0, 9), on).isPresent()) {
            return CheckResult.flagged(community, code);
        }
        return CheckResult.broken(unknown);
    }

    /** A code that the tables know, but not on that day. */
    private CheckResult ended(String code, ElementEncoding encoding, LocalDate on) {
        if (divisions.history(code).stream().allMatch(one -> one.from().isAfter(on))) {
            return CheckResult.broken(future);
        }
        Optional<Division> successor = divisions.successor(code, on);
        Rule rule = abolished.about(successor.map(Division::code).orElse(""));
        return successor.isPresent() && encoding.id().equals(FOLLOW)
                ? CheckResult.flagged(rule, successor.get().code())
                : CheckResult.broken(rule);
    }

    /** {@code 11} and {@code 1101} gain zeros, {@code 110105000000} loses them. */
    private static Optional<String> trim(String digits) {
        return switch (digits.length()) {
            case 2 -> Optional.of(digits + "0000");
            case 4 -> Optional.of(digits + "00");
            case 6 -> Optional.of(digits);
            case 9 -> Optional.of(digits.endsWith("000") ? digits.substring(0, 6) : digits);
            case 12 -> digits.endsWith("000000") ? Optional.of(digits.substring(0, 6))
                    : Optional.of(digits.endsWith("000") ? digits.substring(0, 9) : digits);
            default -> Optional.empty();
        };
    }
}
