package org.shuqiao.city.department;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.shuqiao.city.world.Enterprise;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/**
 * Registered capital as one text of amount, unit and currency. Shapes and shares follow three million public
 * registrations.
 */
final class Capital {
    private enum Shape {
        NOT_GIVEN("", "", 0, "N/A"),
        DASH("", "", 0, "-"),
        WORD("", "", 0, "无"),
        WAN_YUAN_BRACKETED("(万元人民币)", "CNY", 10_000),
        WAN_YUAN("(万元)", "CNY", 10_000),
        WAN("(万)", "CNY", 10_000),
        WAN_RMB_BARE("万人民币", "CNY", 10_000),
        WAN_YUAN_RMB_BARE("万元人民币", "CNY", 10_000),
        WAN_RMB_YUAN("(万人民币元)", "CNY", 10_000),
        WAN_RMB_YUAN_SPACED("( 万人民币元)", "CNY", 10_000),
        WAN_YUAN_WIDE("（万元）", "CNY", 10_000),
        WAN_YUAN_NESTED("(万元(人民币))", "CNY", 10_000),
        YUAN("(人民币元)", "CNY", 1),
        BRACKETS("()", "", 0),
        BARE("", "", 0),
        USD("万美元", "USD", 10_000),
        USD_DOUBLED("万元美元", "USD", 10_000),
        USD_NESTED("(万元(美元))", "USD", 10_000),
        HKD("(万港币)", "HKD", 10_000),
        HKD_YUAN("(万港元)", "HKD", 10_000),
        HKD_HONG_KONG("(万香港元)", "HKD", 10_000),
        JPY("(万日元)", "JPY", 10_000),
        EUR("(万欧元)", "EUR", 10_000),
        SGD("(万新加坡元)", "SGD", 10_000),
        AUD("(万澳大利亚元)", "AUD", 10_000),
        GBP("(万英镑)", "GBP", 10_000),
        CHF("(万瑞士法郎)", "CHF", 10_000),
        CAD("(万加拿大元)", "CAD", 10_000),
        SENTENCE("", "", 0, "以实际到位资金为准");

        private final String tail;
        private final String currency;
        private final int unit;
        private final String instead;

        Shape(String tail, String currency, int unit) {
            this(tail, currency, unit, "");
        }

        Shape(String tail, String currency, int unit, String instead) {
            this.tail = tail;
            this.currency = currency;
            this.unit = unit;
            this.instead = instead;
        }
    }

    private enum Figure { PLAIN, SEPARATED, FRACTION }

    private final ProportionalAllocation<Shape> shapes;
    private final ProportionalAllocation<Figure> figures;

    Capital(World world, long rows) {
        this.shapes = ProportionalAllocation.over(world.seed(), "capital", rows, Shape.WAN_YUAN_BRACKETED)
                .share(Shape.NOT_GIVEN, 232_800, 2).share(Shape.DASH, 200, 2).share(Shape.WORD, 200, 2)
                .share(Shape.WAN_YUAN, 99_600, 2).share(Shape.WAN, 79_900, 2).share(Shape.WAN_RMB_BARE, 44_600, 2)
                .share(Shape.WAN_YUAN_RMB_BARE, 160_000, 2).share(Shape.WAN_RMB_YUAN, 20_000, 2)
                .share(Shape.WAN_RMB_YUAN_SPACED, 5_000, 2).share(Shape.WAN_YUAN_WIDE, 5_000, 2)
                .share(Shape.WAN_YUAN_NESTED, 5_000, 2).share(Shape.YUAN, 3_000, 2)
                .share(Shape.BRACKETS, 1_500, 2).share(Shape.BARE, 2_000, 2)
                .share(Shape.USD, 6_000, 2).share(Shape.USD_DOUBLED, 3_000, 2).share(Shape.USD_NESTED, 1_300, 2)
                .share(Shape.HKD, 1_000, 2).share(Shape.HKD_YUAN, 1_000, 2).share(Shape.HKD_HONG_KONG, 600, 2)
                .share(Shape.JPY, 150, 2).share(Shape.EUR, 150, 2).share(Shape.SGD, 80, 2).share(Shape.AUD, 40, 2)
                .share(Shape.GBP, 40, 2).share(Shape.CHF, 20, 2).share(Shape.CAD, 20, 2).share(Shape.SENTENCE, 20, 2)
                .deal();
        this.figures = ProportionalAllocation.over(world.seed(), "capital:figure", rows, Figure.PLAIN)
                .share(Figure.SEPARATED, 154_000, 2)
                .share(Figure.FRACTION, 27_000, 2)
                .deal();
    }

    /**
     * @param cell what the registrar wrote
     * @param amount the capital in the currency's main unit, two decimals; empty where the cell does not tell
     */
    record Written(String cell, Optional<BigDecimal> amount, String currency, String defect) {

        /** {@code 30000.00 CNY}. */
        Optional<String> standard() {
            return amount.map(value -> value.toPlainString() + " " + currency);
        }
    }

    Written of(Enterprise enterprise, long row) {
        var shape = shapes.at(row);
        if (!shape.instead.isEmpty()) {
            return new Written(shape.instead, Optional.empty(), "", shape == Shape.SENTENCE ? "words-for-a-number"
                    : "capital-not-given");
        }
        var figure = figures.at(row);
        // in hundredths of the unit that is written beside it
        var number = BigDecimal.valueOf(shape == Shape.YUAN ? enterprise.capital() * 10_000 : enterprise.capital(), 2);
        if (figure == Figure.FRACTION) {
            number = number.add(new BigDecimal("0.25"));
        }
        String digits = figure == Figure.SEPARATED ? "%,d".formatted(number.longValue()) : number.stripTrailingZeros()
                .toPlainString();
        if (shape == Shape.BARE || shape == Shape.BRACKETS) {
            return new Written(digits + shape.tail, Optional.empty(), "", "capital-without-unit");
        }
        var amount = (figure == Figure.SEPARATED ? BigDecimal.valueOf(number.longValue()) : number)
                .multiply(BigDecimal.valueOf(shape.unit)).setScale(2, RoundingMode.UNNECESSARY);
        return new Written(digits + shape.tail, Optional.of(amount), shape.currency,
                shape.currency.equals("CNY") ? "capital-form" : "capital-foreign");
    }
}
