package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Data element kind for numbers in the element's unit. The encoding gives the factor of the source's unit. */
final class DecimalKind implements ElementKind {

    private static final int PRECISION = 26;
    private static final int SCALE = 6;
    /** What instruments and exports write for "no reading". */
    private static final Set<String> SENTINELS = Set.of("-999", "-9999", "-99999", "-999.9", "-9999.9");

    private final boolean whole;
    private final Optional<BigDecimal> least;
    private final Optional<BigDecimal> most;
    private final Rule form;
    private final Rule range;
    private final Rule sentinel;
    private final Rule placeholder;

    DecimalKind(boolean whole, Optional<BigDecimal> least, Optional<BigDecimal> most, Rules rules) {
        this.whole = whole;
        this.least = least;
        this.most = most;
        this.form = rules.get(whole ? "NUM-integer" : "NUM-form");
        this.range = rules.get("NUM-range");
        this.sentinel = rules.get("NUM-sentinel");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public List<ElementPart> parts() {
        return List.of(whole ? ElementPart.whole(ValueType.INTEGER) : ElementPart.decimal(PRECISION, SCALE));
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String written = Characters.compact(text);
        Optional<BigDecimal> parsed = Numbers.parse(written);
        if (parsed.isEmpty()) {
            return CheckResult.broken(TextKind.PLACEHOLDERS.contains(written) ? placeholder : form);
        }
        if (SENTINELS.contains(plain(parsed.get()))) {
            return CheckResult.broken(sentinel);
        }
        BigDecimal number = encoding.factor().map(parsed.get()::multiply).orElse(parsed.get()).stripTrailingZeros();
        if (whole && number.scale() > 0) {
            return CheckResult.broken(form);
        }
        if (number.scale() > SCALE) {
            number = number.setScale(SCALE, RoundingMode.HALF_UP).stripTrailingZeros();
        }
        if (number.precision() - number.scale() > (whole ? 18 : PRECISION - SCALE)
                || least.isPresent() && number.compareTo(least.get()) < 0
                || most.isPresent() && number.compareTo(most.get()) > 0) {
            return CheckResult.broken(range);
        }
        return CheckResult.of(text, plain(number));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
