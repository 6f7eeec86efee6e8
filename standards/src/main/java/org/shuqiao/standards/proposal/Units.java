package org.shuqiao.standards.proposal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Units in brackets behind a title, and the encodings that follow from them. */
final class Units {

    private static final Set<String> MONEY = Set.of("元", "万元", "亿元", "分", "元/月", "元/年", "元/人", "万元人民币", "人民币元",
            "元/平方米", "元/次", "单位元", "单位万元");
    private static final Set<String> COUNTS = Set.of("人", "个", "次", "件", "户", "套", "月", "天", "年", "日", "台", "辆",
            "人次", "张", "条", "家", "所", "岁");
    private static final Set<String> MEASURES = Set.of("%", "米", "m", "km", "公里", "千米", "平方米", "m2", "㎡", "亩", "公顷",
            "平方公里", "吨", "kg", "千克", "公斤", "℃", "°c", "mm", "毫米", "cm", "厘米", "mg/m3", "ug/m3", "μg/m3", "小时",
            "km/h", "m/s", "立方米", "m3", "kw", "千瓦", "kwh", "度", "万平方米", "万人", "‰", "分钟", "秒");
    private static final List<String> WAN = List.of("万元", "万元人民币", "单位万元");
    private static final Map<String, String> DECIMALS = Map.of("%", "percent", "万平方米", "wan-m2", "cm", "cm", "厘米",
            "cm", "km", "km", "公里", "km", "千米", "km", "m/s", "mps", "万人", "wan");

    private Units() { }

    static Optional<Evidence> of(String note) {
        String unit = note.replaceFirst("^单位", "");
        if (MONEY.contains(unit) || MONEY.contains(note)) {
            return Optional.of(new Evidence("money", 0.96, "", reason(unit)));
        }
        if (MEASURES.contains(unit)) {
            return Optional.of(new Evidence("decimal", 0.93, "", reason(unit)));
        }
        return COUNTS.contains(unit) ? Optional.of(new Evidence("integer", 0.9, "", reason(unit))) : Optional.empty();
    }

    /** @return the encoding that a unit in a title asks for */
    static Optional<String> encoding(String element, List<String> notes) {
        for (String note : notes) {
            if (element.equals("money") && WAN.contains(note)) {
                return Optional.of("wan-yuan");
            }
            if (element.equals("money") && note.startsWith("元")) {
                return Optional.of("yuan");
            }
            if (element.equals("money") && note.equals("亿元")) {
                return Optional.of("yi-yuan");
            }
            if (element.equals("money") && note.equals("分")) {
                return Optional.of("fen");
            }
            if (element.equals("decimal") && DECIMALS.containsKey(note)) {
                return Optional.of(DECIMALS.get(note));
            }
        }
        return Optional.empty();
    }

    private static Reason reason(String unit) {
        return new Reason("标明了单位“" + unit + "”", "its title names the unit " + unit);
    }
}
