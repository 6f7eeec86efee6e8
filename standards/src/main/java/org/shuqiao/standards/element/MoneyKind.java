package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Data element kind for money: amount, unit and currency in one text or in several columns. Standard form: the amount
 * in the currency's main unit with two decimals, a space and the code of GB/T 12406, {@code 30000.00 CNY}. Nothing is
 * rounded, and a mark beside the amount that contradicts the column's unit leaves it unknown.
 */
final class MoneyKind implements ElementKind {

    private static final int PRECISION = 20;
    private static final int SCALE = 2;

    private final Rule form;
    private final Rule unit;
    private final Rule mark;
    private final Rule sign;
    private final Rule finer;
    private final Rule range;
    private final Rule spreadsheet;
    private final Rule placeholder;

    MoneyKind(Rules rules) {
        this.form = rules.get("MONEY-form");
        this.unit = rules.get("MONEY-unit");
        this.mark = rules.get("MONEY-mark");
        this.sign = rules.get("MONEY-sign");
        this.finer = rules.get("MONEY-precision");
        this.range = rules.get("MONEY-range");
        this.spreadsheet = rules.get("NUM-spreadsheet");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public List<ElementPart> parts() {
        return List.of(ElementPart.whole(ValueType.TEXT),
                new ElementPart("_amount", Optional.empty(), ValueType.DECIMAL, PRECISION, SCALE,
                        text -> text.substring(0, text.indexOf(' '))),
                new ElementPart("_currency", Optional.empty(), ValueType.TEXT, 0, 0,
                        text -> text.substring(text.indexOf(' ') + 1)));
    }

    @Override
    public int mostCells() {
        return 3;
    }

    @Override
    public String join(List<String> cells) {
        return Characters.join(cells, "");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String written = Characters.compact(text);
        if (Placeholders.word(written)) {
            return CheckResult.broken(placeholder);
        }
        Optional<SignedNumber> amount = SignedNumber.read(written);
        Optional<MoneyUnit> words = amount.flatMap(number -> MoneyUnit.read(number.words()));
        if (words.isEmpty()) {
            return CheckResult.broken(form);
        }
        if (amount.get().doubtful()) {
            return CheckResult.broken(sign);
        }
        if (SpreadsheetCell.exponent(written) && amount.get().value().scale() < 0 && !encoding.allows(spreadsheet)) {
            return CheckResult.broken(spreadsheet);
        }
        if (!words.get().named() && encoding.factor().isEmpty()) {
            return CheckResult.broken(unit);
        }
        if (encoding.factor().isPresent() && !words.get().agrees(encoding.factor().get())) {
            return CheckResult.broken(mark);
        }
        BigDecimal factor = encoding.factor().orElse(words.get().factor());
        return money(text, amount.get().value(), factor, words.get().currency().orElse("CNY"), encoding);
    }

    private CheckResult money(String text, BigDecimal amount, BigDecimal factor, String currency,
            ElementEncoding encoding) {
        BigDecimal exact = amount.multiply(factor);
        Optional<BigDecimal> kept = SignedNumber.decimals(exact, SCALE);
        if (kept.isEmpty() && !encoding.allows(finer)) {
            return CheckResult.broken(finer);
        }
        BigDecimal main = kept.orElse(exact).setScale(SCALE, RoundingMode.HALF_UP);
        return main.precision() > PRECISION
                ? CheckResult.broken(range)
                : CheckResult.of(text, main.toPlainString() + " " + currency);
    }
}
