package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unit and currency words around an amount of money: at most one scale and one currency.
 *
 * @param factor what the amount is multiplied by
 * @param currency ISO 4217 (GB/T 12406) code, if one is named
 * @param named whether any unit is named at all
 * @param scaled whether the factor is named, {@code 万}
 * @param main whether the main unit is: by 元 or by a mark such as ￥, which stands before yuan
 */
record MoneyUnit(BigDecimal factor, Optional<String> currency, boolean named, boolean scaled, boolean main) {

    private static final Map<String, BigDecimal> SCALES = Map.of(
            "万亿", new BigDecimal("1000000000000"), "千万", new BigDecimal("10000000"), "百万", new BigDecimal("1000000"),
            "十万", new BigDecimal("100000"), "百", new BigDecimal("100"),
            "亿", new BigDecimal("100000000"), "万", new BigDecimal("10000"),
            "千", new BigDecimal("1000"), "分", new BigDecimal("0.01"), "角", new BigDecimal("0.1"));

    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("人民币", "CNY"), Map.entry("RMB", "CNY"), Map.entry("CNY", "CNY"), Map.entry("¥", "CNY"),
                    Map.entry("￥", "CNY"),
            Map.entry("美元", "USD"), Map.entry("美金", "USD"), Map.entry("USD", "USD"), Map.entry("US$", "USD"),
            Map.entry("港币", "HKD"), Map.entry("港元", "HKD"), Map.entry("香港元", "HKD"), Map.entry("HKD", "HKD"),
                    Map.entry("HK$", "HKD"),
            Map.entry("日元", "JPY"), Map.entry("日圆", "JPY"), Map.entry("JPY", "JPY"),
            Map.entry("欧元", "EUR"), Map.entry("EUR", "EUR"), Map.entry("€", "EUR"),
            Map.entry("新加坡元", "SGD"), Map.entry("新加坡", "SGD"), Map.entry("新元", "SGD"), Map.entry("SGD", "SGD"),
            Map.entry("澳大利亚元", "AUD"), Map.entry("澳大利亚", "AUD"), Map.entry("澳元", "AUD"), Map.entry("澳", "AUD"),
                    Map.entry("AUD", "AUD"),
            Map.entry("英镑", "GBP"), Map.entry("GBP", "GBP"), Map.entry("£", "GBP"),
            Map.entry("瑞士法郎", "CHF"), Map.entry("CHF", "CHF"),
            Map.entry("加拿大元", "CAD"), Map.entry("加拿大", "CAD"), Map.entry("加元", "CAD"), Map.entry("CAD", "CAD"),
            Map.entry("新台币", "TWD"), Map.entry("台币", "TWD"), Map.entry("TWD", "TWD"),
            Map.entry("澳门元", "MOP"), Map.entry("澳门币", "MOP"), Map.entry("MOP", "MOP"),
            Map.entry("韩元", "KRW"), Map.entry("韩圆", "KRW"), Map.entry("韩币", "KRW"), Map.entry("KRW", "KRW"),
            Map.entry("$", "USD"), Map.entry("NT$", "TWD"), Map.entry("A$", "AUD"), Map.entry("C$", "CAD"),
            Map.entry("S$", "SGD"), Map.entry("￡", "GBP"), Map.entry("円", "JPY"), Map.entry("₩", "KRW"),
            Map.entry("CN¥", "CNY"), Map.entry("JP¥", "JPY"), Map.entry("卢布", "RUB"), Map.entry("RUB", "RUB"),
            Map.entry("泰铢", "THB"), Map.entry("THB", "THB"));

    private static final List<String> NAMES = List.of("人民币", "RMB", "CNY");

    private static final List<String> FILLERS = List.of("元", "圆", "整", "正");
    private static final int LONGEST_WORD = 5;
    private static final int LONGEST = 30;

    /** @return what the words say; empty if a word is not known or two contradict each other */
    static Optional<MoneyUnit> read(String written) {
        String words = Characters.capitals(written);
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        BigDecimal factor = BigDecimal.ONE;
        Optional<String> currency = Optional.empty();
        boolean scaled = false;
        boolean main = false;
        int at = 0;
        while (at < words.length()) {
            if ("()[]".indexOf(words.charAt(at)) >= 0) {
                at++;
                continue;
            }
            String word = word(words, at);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            BigDecimal scale = SCALES.get(word);
            String code = CURRENCIES.get(word);
            if (scale != null && scaled || code != null && currency.isPresent() && !currency.get().equals(code)) {
                return Optional.empty();
            }
            factor = scale == null ? factor : scale;
            scaled |= scale != null;
            currency = code == null ? currency : Optional.of(code);
            main |= word.equals("元") || word.equals("圆") || code != null && !NAMES.contains(word);
            at += word.length();
        }
        boolean named = words.chars().anyMatch(c -> "()[]".indexOf(c) < 0);
        return Optional.of(new MoneyUnit(factor, currency, named, scaled, main));
    }

    /** Whether the words can stand in a column whose amounts are yuan times this factor. */
    boolean agrees(BigDecimal column) {
        boolean unit = scaled ? factor.compareTo(column) == 0 : !main || column.compareTo(BigDecimal.ONE) == 0;
        return unit && currency.orElse("CNY").equals("CNY");
    }

    /** The longest known word that stands at this place. */
    private static String word(String words, int at) {
        for (int length = Math.min(LONGEST_WORD, words.length() - at); length > 0; length--) {
            String word = words.substring(at, at + length);
            if (SCALES.containsKey(word) || CURRENCIES.containsKey(word) || FILLERS.contains(word)) {
                return word;
            }
        }
        return "";
    }
}
