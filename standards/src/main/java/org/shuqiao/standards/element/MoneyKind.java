package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Data element kind for money: amount, unit and currency in one text or in several columns. Standard form: the amount
 * in the currency's main unit with two decimals, a space and the code of GB/T 12406, {@code 30000.00 CNY}.
 */
final class MoneyKind implements ElementKind {

    private static final int PRECISION = 20;
    private static final int SCALE = 2;

    private final Rule form;
    private final Rule unit;
    private final Rule range;
    private final Rule placeholder;

    MoneyKind(Rules rules) {
        this.form = rules.get("MONEY-form");
        this.unit = rules.get("MONEY-unit");
        this.range = rules.get("MONEY-range");
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
        if (TextKind.PLACEHOLDERS.contains(written)) {
            return CheckResult.broken(placeholder);
        }
        int start = start(written);
        String tail = written.substring(start);
        int length = Numbers.end(tail);
        Optional<BigDecimal> amount = length == 0 ? Optional.empty() : Numbers.parse(tail, length);
        Optional<MoneyUnit> words = amount.isEmpty() ? Optional.empty()
                : MoneyUnit.read(written.substring(0, start) + tail.substring(length));
        if (words.isEmpty()) {
            return CheckResult.broken(form);
        }
        if (!words.get().named() && encoding.factor().isEmpty()) {
            return CheckResult.broken(unit);
        }
        BigDecimal factor = words.get().named() ? words.get().factor() : encoding.factor().get();
        BigDecimal main = amount.get().multiply(factor).setScale(SCALE, RoundingMode.HALF_UP);
        return main.precision() > PRECISION
                ? CheckResult.broken(range)
                : CheckResult.of(text, main.toPlainString() + " " + words.get().currency().orElse("CNY"));
    }

    /** @return where the number begins behind a currency that stands first: {@code ￥100}, {@code 人民币100万元} */
    private static int start(String written) {
        int most = Math.min(6, written.length());
        for (int i = 0; i < most; i++) {
            char c = written.charAt(i);
            if (Characters.digit(c) || c == '-' || c == '+' || c == '−') {
                return i;
            }
        }
        return 0;
    }
}
