package org.shuqiao.exchange.platform.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what was lost before the file arrived: shifted cells, broken characters, numbers cut by a spreadsheet. */
final class DamageInspection {

    private static final Pattern CUT = Pattern.compile("[0-9](\\.[0-9]+)?E\\+1[5-9]");
    private static final Pattern BROKEN = Pattern.compile("\uFFFD|锟斤拷|烫烫烫|\\?{3,}");
    private static final Pattern ERROR = Pattern.compile("#(REF!|N/A|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!)");

    private DamageInspection() { }

    static List<InspectedTable.Damage> of(List<String> names, List<List<String>> rows, boolean text) {
        List<InspectedTable.Damage> found = new ArrayList<>();
        if (text) {
            add(found, rows.stream().filter(row -> row.size() != names.size()).count(), "行的列数与表头不符，将进入问题数据",
                    "rows have not as many cells as the header and go to quarantine");
        }
        add(found, cells(rows, CUT), "个单元格的长数字被电子表格截断", "cells hold a long number that a spreadsheet cut");
        add(found, cells(rows, BROKEN), "个单元格含有转码损坏的字符", "cells hold characters that were lost in transcoding");
        add(found, cells(rows, ERROR), "个单元格是公式的错误值", "cells hold the error of a formula");
        return found;
    }

    private static long cells(List<List<String>> rows, Pattern pattern) {
        return rows.stream().flatMap(List::stream).filter(cell -> pattern.matcher(cell).find()).count();
    }

    private static void add(List<InspectedTable.Damage> found, long count, String zh, String en) {
        if (count > 0) {
            found.add(new InspectedTable.Damage(count, count + " " + zh, count + " " + en));
        }
    }
}
