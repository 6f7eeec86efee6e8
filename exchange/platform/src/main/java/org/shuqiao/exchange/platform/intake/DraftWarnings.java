package org.shuqiao.exchange.platform.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.element.Elements;
import org.shuqiao.standards.pack.StandardPack;

/**
 * Finds what to look at before a drafted source is collected: codes that lost digits, keys that repeat, cells
 * that stand under the wrong column. It counts and never quotes a value.
 */
final class DraftWarnings {

    private static final int ENOUGH = 5;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern WRAPPED = Pattern.compile("=\"[^\"]*\"|'\\S.*");
    private static final Pattern CODE = Pattern.compile("(?i).*(编码|编号|代码|代号|号码|序列号|证号|邮编|code|_no|_id|zip|dm|bm|bh).*");
    private static final Set<String> KEYS = Set.of("identifier", "citizen-number", "uscc", "organisation-code",
            "registration-number", "enterprise-id", "enterprise-identifier");
    /** Elements of which a value of another column is seen at once. */
    private static final Set<String> TYPED = Set.of("date", "datetime", "sex", "citizen-number", "uscc", "division",
            "industry", "phone", "money", "decimal", "integer", "plate", "organisation-code", "registration-number");

    private final InspectedTable table;
    private final List<DraftColumns.Line> lines;

    DraftWarnings(InspectedTable table, List<DraftColumns.Line> lines) {
        this.table = table;
        this.lines = lines;
    }

    List<InspectedTable.Damage> warnings(LocalDate on) {
        List<InspectedTable.Damage> found = new ArrayList<>();
        for (int at = 0; at < table.names().size(); at++) {
            column(table.names().get(at), table.values(at), found);
        }
        lines.stream().filter(line -> KEYS.contains(line.element())).forEach(line -> repeated(line, found));
        long shifted = shifted(on);
        if (shifted > 0) {
            found.add(damage(shifted, "行的多个单元格与列不符，疑似错位；草稿已加入 shifted 检查",
                    "rows have several cells that do not fit their columns and seem shifted; the draft has the check "
                            + "shifted"));
        }
        return List.copyOf(found);
    }

    /** @return the standard columns that the check {@code shifted} is to hold, where the sample needs it */
    List<String> shiftedColumns(LocalDate on) {
        return shifted(on) > 0 ? typed().stream().map(DraftColumns.Line::to).toList() : List.of();
    }

    private void column(String name, List<String> values, List<InspectedTable.Damage> found) {
        long wrapped = values.stream().filter(value -> WRAPPED.matcher(value.strip()).matches()).count();
        if (wrapped > 0) {
            found.add(named(wrapped, name, "的值带有电子表格的文本标记（=\"…\" 或 '）",
                    "values of it have a spreadsheet's mark of text (=\"…\" or ')"));
        }
        Map<Integer, Long> lengths = new HashMap<>();
        values.stream().map(String::strip).filter(value -> DIGITS.matcher(value).matches())
                .forEach(value -> lengths.merge(value.length(), 1L, Long::sum));
        long all = lengths.values().stream().mapToLong(Long::longValue).sum();
        Optional<Map.Entry<Integer, Long>> most = lengths.entrySet().stream().max(Map.Entry.comparingByValue());
        if (all < ENOUGH || most.isEmpty() || most.get().getKey() < 3) {
            return;
        }
        int length = most.get().getKey();
        long shorter = lengths.entrySet().stream().filter(entry -> entry.getKey() < length
                && entry.getKey() >= length - 3).mapToLong(Map.Entry::getValue).sum();
        boolean longer = lengths.keySet().stream().anyMatch(other -> other > length);
        boolean padded = values.stream().anyMatch(value -> value.strip().startsWith("0") && value.strip().length() > 1);
        // numbers that count vary in length both ways; codes have one, and are shorter only where zeros are lost
        if (shorter > 0 && !longer && most.get().getValue() * 10 >= all * 6
                && (padded || CODE.matcher(name).matches())) {
            found.add(named(shorter, name, "的值比多数短（" + length + " 位），可能丢了前导零",
                    "values of it are shorter than most (" + length + " digits) and may have lost leading zeros"));
        }
    }

    private void repeated(DraftColumns.Line line, List<InspectedTable.Damage> found) {
        List<String> values = table.values(table.names().indexOf(line.from().getFirst())).stream().map(String::strip)
                .filter(value -> !value.isEmpty()).toList();
        long repeats = values.size() - values.stream().distinct().count();
        if (repeats > 0) {
            found.add(named(repeats, line.from().getFirst(), "的值与前面的行重复：作主键会合并",
                    "values of it repeat one of an earlier row: as a key, such rows are merged"));
        }
    }

    private List<DraftColumns.Line> typed() {
        return lines.stream().filter(line -> TYPED.contains(line.element()) && line.from().size() == 1).toList();
    }

    /** Rows in which two cells or more are not of their column's form at all. */
    private long shifted(LocalDate on) {
        Elements elements = StandardPack.load().elements();
        Map<Integer, Integer> misfits = new HashMap<>();
        List<DraftColumns.Line> typed = typed();
        for (DraftColumns.Line line : typed) {
            Element element = elements.get(line.element());
            Elements.encoding(element, line.encoding()).ifPresent(encoding -> {
                List<String> values = table.values(table.names().indexOf(line.from().getFirst()));
                List<Integer> wrong = new ArrayList<>();
                for (int row = 0; row < values.size(); row++) {
                    if (!values.get(row).isBlank() && refused(element.check(List.of(values.get(row)), encoding, on))) {
                        wrong.add(row);
                    }
                }
                if (wrong.size() * 2 < values.size()) { // else the column is another one, not the rows
                    wrong.forEach(row -> misfits.merge(row, 1, Integer::sum));
                }
            });
        }
        Collection<Integer> counts = misfits.values();
        return counts.stream().filter(count -> count >= 2).count();
    }

    private static boolean refused(CheckResult outcome) {
        return outcome.rule().isPresent() && outcome.value().isEmpty();
    }

    private static InspectedTable.Damage named(long count, String name, String zh, String en) {
        return new InspectedTable.Damage(count, "列“" + name + "”有 " + count + " 行" + zh,
                "column " + name + ": " + count + " " + en);
    }

    private static InspectedTable.Damage damage(long count, String zh, String en) {
        return new InspectedTable.Damage(count, count + " " + zh, count + " " + en);
    }
}
