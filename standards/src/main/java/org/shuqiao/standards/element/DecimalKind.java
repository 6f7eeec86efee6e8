package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.standards.division.Divisions;

/**
 * Data element kind for numbers in the element's unit. The encoding gives the factor of the source's unit. Nothing is
 * rounded: a number with more decimals than the column has is flagged (GB/T 8170-2008).
 */
final class DecimalKind implements ElementKind {

    private static final int PRECISION = 26;
    private static final int SCALE = 6;
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    /** What instruments and exports write for "no reading". */
    private static final Set<String> SENTINELS = Set.of("-999", "-9999", "-99999", "-999.9", "-9999.9");

    private final boolean whole;
    private final Optional<BigDecimal> least;
    private final Optional<BigDecimal> most;
    private final Divisions divisions;
    private final Rule form;
    private final Rule range;
    private final Rule sentinel;
    private final Rule finer;
    private final Rule spreadsheet;
    private final Rule personal;
    private final Rule placeholder;

    DecimalKind(boolean whole, Optional<BigDecimal> least, Optional<BigDecimal> most, Divisions divisions,
            Rules rules) {
        this.whole = whole;
        this.least = least;
        this.most = most;
        this.divisions = divisions;
        this.form = rules.get(whole ? "NUM-integer" : "NUM-form");
        this.range = rules.get("NUM-range");
        this.sentinel = rules.get("NUM-sentinel");
        this.finer = rules.get("NUM-precision");
        this.spreadsheet = rules.get("NUM-spreadsheet");
        this.personal = rules.get("VALUE-personal");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public List<ElementPart> parts() {
        return List.of(whole ? ElementPart.whole(ValueType.INTEGER) : ElementPart.decimal(PRECISION, SCALE));
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String written = Characters.compact(text);
        Optional<SignedNumber> read = SignedNumber.read(written).filter(number -> !number.doubtful());
        Optional<BigDecimal> factor = read.flatMap(number -> factor(number.words(), encoding));
        if (factor.isEmpty()) {
            return CheckResult.broken(Placeholders.word(written) ? placeholder : form);
        }
        BigDecimal parsed = read.get().value();
        if (SENTINELS.contains(plain(parsed))) {
            return CheckResult.broken(sentinel);
        }
        if (shortened(written, parsed) && !encoding.allows(spreadsheet)) {
            return CheckResult.broken(spreadsheet);
        }
        if (PersonalNumber.citizen(Characters.capitals(written), divisions, on) && !encoding.allows(personal)) {
            return CheckResult.broken(personal);
        }
        return number(text, parsed.multiply(factor.get()), encoding);
    }

    private CheckResult number(String text, BigDecimal exact, ElementEncoding encoding) {
        Optional<BigDecimal> kept = SignedNumber.decimals(exact, whole ? 0 : SCALE);
        if (kept.isEmpty() && whole) {
            return CheckResult.broken(form);
        }
        if (kept.isEmpty() && !encoding.allows(finer)) {
            return CheckResult.broken(finer);
        }
        BigDecimal number = kept.orElseGet(() -> exact.setScale(SCALE, RoundingMode.HALF_UP).stripTrailingZeros());
        if (number.precision() - number.scale() > (whole ? 18 : PRECISION - SCALE)
                || least.isPresent() && number.compareTo(least.get()) < 0
                || most.isPresent() && number.compareTo(most.get()) > 0) {
            return CheckResult.broken(range);
        }
        return CheckResult.of(text, plain(number));
    }

    /** A per cent sign is a unit of its own: it stands for the encoding's, and contradicts any other. */
    private Optional<BigDecimal> factor(String words, ElementEncoding encoding) {
        BigDecimal own = encoding.factor().orElse(BigDecimal.ONE);
        boolean share = encoding.factor().isEmpty() || encoding.factor().get().compareTo(HUNDREDTH) == 0
                && encoding.id().equals("percent");
        return switch (words) {
            case "" -> Optional.of(own);
            case "%" -> share && !whole ? Optional.of(HUNDREDTH) : Optional.empty();
            case "‰" -> encoding.factor().isEmpty() && !whole ? Optional.of(new BigDecimal("0.001")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** {@code 1.23E+05} shows three of six digits. */
    private static boolean shortened(String written, BigDecimal parsed) {
        return written.indexOf('+') > 0 && SpreadsheetCell.exponent(written) && parsed.scale() < 0;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
