package org.shuqiao.nifi.batch;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.shuqiao.nifi.error.Words;

/**
 * Tells rows that are no records from those that are: notes and sources below a table, totals, headers and titles that
 * are repeated, lines of units, separators. Such a row is landed with its kind, so that nothing is dropped.
 */
public final class RecordRules {

    /** Row that stands in a table and is no record of it. */
    public enum Kind {
        NOTE("注释", "notes"),
        TOTAL("合计", "totals"),
        HEADER("表头", "headers"),
        UNIT("单位行", "units"),
        SEPARATOR("分隔行", "separators");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /** @return the word in the landed row */
        public String word() {
            return en;
        }
    }

    private static final String LABELS = "注|备注|附注|说明|填报说明|填表说明|填写说明|指标解释|数据来源|资料来源|来源|数据提供|提供单位|单位|计量单位|"
            + "金额单位|货币单位|制表|制表人|制表单位|制表日期|制表时间|填表|填表人|填报人|填报单位|填报日期|填报时间|审核|审核人|复核|复核人|"
            + "负责人|单位负责人|经办人|联系人|联系电话|统计口径|统计时间|统计截止时间|截止日期|数据截止|打印时间|打印日期|导出时间|导出人|日期|"
            + "note|notes|source|sources|unit|units|remark|remarks";
    private static final Pattern LABEL = Pattern.compile("(?i)[(（【\\[*＊※]*(" + LABELS
            + ")\\s*\\d{0,2}\\s*[】\\]]?\\s*[:：].*", Pattern.DOTALL);
    private static final Pattern STRONG = Pattern.compile("(?i)[(（【\\[*＊※]*(注|附注|数据来源|资料来源|note|source)\\s*\\d{0,2}"
            + "\\s*[】\\]]?\\s*[:：].*", Pattern.DOTALL);
    private static final Pattern MARKED = Pattern.compile("[*＊※].*|截[至止].{2,20}[日月年底时].*|注\\s*\\d{1,2}\\s*[.、．].*",
            Pattern.DOTALL);
    private static final Pattern SENTENCE = Pattern.compile(".{9,}[。；].*|.*[，,；;].{6,}[。.]?", Pattern.DOTALL);
    private static final Set<String> TOTALS = Set.of("合计", "总计", "小计", "累计", "共计", "总和", "本页合计", "本页小计", "本月合计",
            "本年累计", "全市合计", "total", "subtotal", "sub-total", "grandtotal", "sum");
    private static final Pattern TOTAL_OF = Pattern.compile(".{1,12}(合计|小计|总计)");
    private static final Pattern UNIT = Pattern.compile("[(（\\[【]\\s*[\\p{IsHan}%‰A-Za-z/²³·]{1,8}\\s*[)）\\]】]");
    private static final Pattern RULE = Pattern.compile("[-—–_=─━*·.…~～\\s\\p{Z}]+");

    /** Longest number that counts the rows of a table. */
    private static final int ORDINAL_DIGITS = 6;

    private final List<String> names;
    private final List<List<String>> above;
    private final Map<Kind, Long> counted = new EnumMap<>(Kind.class);
    private long seen;

    /**
     * @param names of the columns
     * @param above rows of the header and titles above it, as they stand
     */
    public RecordRules(List<String> names, List<List<String>> above) {
        this.names = names.stream().map(RecordRules::plain).toList();
        this.above = above.stream().map(row -> row.stream().map(RecordRules::plain).toList())
                .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty())).toList();
    }

    /** @return why the row is no record, which is counted; cells are in the order of the columns */
    public Optional<Kind> judge(List<String> cells) {
        seen++;
        Optional<Kind> kind = kind(cells);
        kind.ifPresent(found -> counted.merge(found, 1L, Long::sum));
        return kind;
    }

    /** @return rows that are no records */
    public long count() {
        return counted.values().stream().mapToLong(Long::longValue).sum();
    }

    /** @return how many there are of each kind */
    public Words kinds() {
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        counted.forEach((kind, rows) -> {
            zh.append(zh.isEmpty() ? "" : "、").append(kind.zh).append(' ').append(rows);
            en.append(en.isEmpty() ? "" : ", ").append(rows).append(' ').append(kind.en);
        });
        return new Words(zh.toString(), en.toString());
    }

    private Optional<Kind> kind(List<String> cells) {
        int at = 0;
        while (at < cells.size() && isBlank(cells.get(at))) {
            at++;
        }
        if (at == cells.size()) {
            return Optional.of(Kind.SEPARATOR);
        }
        String first = plain(cells.get(at));
        if (repeatsHeader(cells, at, first)) {
            return Optional.of(Kind.HEADER);
        }
        if (isTotal(first) || at + 1 < cells.size() && isOrdinal(first)
                && endsAsTotal(cells.get(at + 1)) && TOTALS.contains(squeezed(cells.get(at + 1)))) {
            return Optional.of(Kind.TOTAL);
        }
        return rare(cells, first);
    }

    /** What few rows are is looked for only where the first cell allows it: this stands in the way of every row. */
    private Optional<Kind> rare(List<String> cells, String first) {
        boolean labelled = first.indexOf(':') >= 0 || first.indexOf('：') >= 0;
        boolean ruled = !Character.isLetterOrDigit(first.charAt(0));
        if (!labelled && !ruled && seen > 1 && !alone(cells) || isOrdinal(first)) {
            return Optional.empty();
        }
        List<String> filled = cells.stream().map(RecordRules::plain).filter(cell -> !cell.isEmpty()).toList();
        if (ruled && filled.stream().allMatch(cell -> RULE.matcher(cell).matches()) && filled.stream().anyMatch(cell ->
                cell.length() >= 3)) {
            return Optional.of(Kind.SEPARATOR);
        }
        if (isNote(filled, first)) {
            return Optional.of(squeezed(first).matches("[(（【\\[]*(计量|金额|货币)?单位[:：].*") ? Kind.UNIT : Kind.NOTE);
        }
        boolean units = seen == 1 && names.size() > 1 && filled.stream().allMatch(cell -> UNIT.matcher(cell).matches());
        boolean numbered = seen == 1 && names.size() > 2 && filled.size() == names.size() && first.equals("甲")
                && filled.stream().skip(1).allMatch(cell -> cell.matches("[乙丙丁戊己]|[(（]?\\d{1,3}[)）]?"));
        return units ? Optional.of(Kind.UNIT) : numbered ? Optional.of(Kind.HEADER) : Optional.empty();
    }

    private static boolean alone(List<String> cells) {
        int filled = 0;
        for (int i = 0; i < cells.size() && filled < 2; i++) {
            filled += isBlank(cells.get(i)) ? 0 : 1;
        }
        return filled == 1;
    }

    private boolean isNote(List<String> filled, String first) {
        if (names.size() == 1) {
            return STRONG.matcher(first).matches();
        }
        boolean alone = filled.size() == 1;
        if (LABEL.matcher(first).matches() && filled.size() * 2 <= names.size() + 1
                || filled.stream().allMatch(cell -> LABEL.matcher(cell).matches())) {
            return true;
        }
        return alone && (MARKED.matcher(first).matches() || names.size() > 2 && SENTENCE.matcher(first).matches());
    }

    private static boolean isTotal(String first) {
        char last = first.charAt(first.length() - 1);
        if (first.length() > 20 || "计和：:lLmM".indexOf(last) < 0) {
            return false;
        }
        String word = squeezed(first);
        return TOTALS.contains(word) || TOTAL_OF.matcher(word).matches();
    }

    /** Tells by its end whether a word may be a total; called for every row, before the word is taken apart. */
    private static boolean endsAsTotal(String cell) {
        int end = cell.length();
        while (end > 0 && (invisible(cell.charAt(end - 1)) || ":：".indexOf(cell.charAt(end - 1)) >= 0)) {
            end--;
        }
        return end > 0 && "计和lLmM".indexOf(cell.charAt(end - 1)) >= 0;
    }

    private static boolean isOrdinal(String cell) {
        if (cell.isEmpty() || cell.length() > ORDINAL_DIGITS) {
            return false;
        }
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private boolean repeatsHeader(List<String> cells, int at, String first) {
        if (at < names.size() && first.equals(names.get(at))) {
            List<String> row = cells.stream().map(RecordRules::plain).toList();
            if (row.subList(0, Math.min(row.size(), names.size()))
                    .equals(names.stream().limit(row.size()).toList())) {
                return true;
            }
        }
        for (List<String> title : above) {
            if (title.stream().anyMatch(first::equals) && trimmed(title).equals(trimmed(cells.stream()
                    .map(RecordRules::plain).toList()))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> trimmed(List<String> row) {
        int end = row.size();
        while (end > 0 && row.get(end - 1).isEmpty()) {
            end--;
        }
        return row.subList(0, end);
    }

    private static String plain(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && invisible(cell.charAt(start))) {
            start++;
        }
        while (end > start && invisible(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean isBlank(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (!invisible(cell.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean invisible(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xfeff || c == 0x200b;
    }

    private static String squeezed(String cell) {
        return cell.replaceAll("[\\s\\p{Z}]+|[:：]+$", "").toLowerCase(Locale.ROOT);
    }
}
