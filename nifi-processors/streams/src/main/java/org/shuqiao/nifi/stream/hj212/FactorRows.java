package org.shuqiao.nifi.stream.hj212;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rows of a data area, one for each factor (or plant), with its values as they were sent. Nothing is guessed: what has
 * no column, or was said twice with two values, stands in {@code unread}; an area without any factor is one row of it.
 */
public final class FactorRows {

    /** Name of the column that holds the time of an area. */
    public static final String TIME = "data_time";
    private static final String FACTOR = "factor";
    private static final String UNREAD = "unread";
    private static final String DATA_TIME = "DataTime";
    /** Digits of {@code yyyyMMddHHmmss}; some devices add milliseconds. */
    private static final int SECONDS = 14;
    private static final Map<String, String> VALUES = values();
    private static final List<String> HEAD = List.of("mn", "st", "cn", "qn", "edition", "resent", "packets", TIME,
            FACTOR);

    private FactorRows() { }

    /** @return all columns that rows have, in their order, without those of the arrival */
    public static List<String> columns() {
        List<String> columns = new ArrayList<>(HEAD);
        columns.addAll(VALUES.values());
        columns.add(UNREAD);
        return columns;
    }

    /**
     * @param area the frame's own, or that of all its packets
     * @param packets empty, or how many of how many packets there are, such as {@code 1/2}
     */
    static List<Map<String, String>> of(Frame frame, String area, String packets) {
        Map<String, Map<String, String>> factors = new LinkedHashMap<>();
        Map<String, List<String>> unread = new LinkedHashMap<>();
        Map<String, String> whole = new LinkedHashMap<>();
        for (String item : area.split(";")) {
            for (String field : item.split(",")) {
                take(field, factors, unread, whole);
            }
        }
        if (factors.isEmpty() && !unread.isEmpty()) {
            factors.put("", Map.of()); // such as when a data logger was started: no factor, and not nothing
        }
        String sent = whole.getOrDefault(DATA_TIME.toLowerCase(Locale.ROOT), "");
        String time = sent.matches("[0-9]{17}") ? sent.substring(0, SECONDS) : sent;
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> factor : factors.entrySet()) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("mn", frame.mn());
            row.put("st", frame.st());
            row.put("cn", frame.cn());
            row.put("qn", frame.qn());
            row.put("edition", frame.edition().year());
            row.put("resent", Boolean.toString(frame.resent()));
            row.put("packets", packets);
            row.put(TIME, time);
            row.put(FACTOR, factor.getKey());
            row.putAll(factor.getValue());
            List<String> left = new ArrayList<>(unread.getOrDefault(factor.getKey(), List.of()));
            if (!factor.getKey().isEmpty()) {
                left.addAll(unread.getOrDefault("", List.of()));
            }
            row.put(UNREAD, String.join(",", left));
            row.values().removeIf(String::isEmpty);
            rows.add(row);
        }
        return rows;
    }

    /** @return the time of an area as it was sent, empty if it has none */
    static String time(String area) {
        for (String item : area.split("[;,]")) {
            if (item.strip().startsWith(DATA_TIME + "=")) {
                return item.strip().substring(DATA_TIME.length() + 1);
            }
        }
        return "";
    }

    private static void take(String field, Map<String, Map<String, String>> factors,
            Map<String, List<String>> unread, Map<String, String> whole) {
        int equals = field.indexOf('=');
        if (equals < 0) {
            if (!field.isBlank()) {
                unread.computeIfAbsent("", any -> new ArrayList<>()).add(field.strip());
            }
            return;
        }
        String name = field.substring(0, equals).strip();
        String value = field.substring(equals + 1).strip();
        int dash = name.lastIndexOf('-');
        if (dash < 0) {
            String known = name.toLowerCase(Locale.ROOT);
            if (!known.equals("datatime") || whole.putIfAbsent(known, value) != null && !whole.get(known)
                    .equals(value)) {
                unread.computeIfAbsent("", any -> new ArrayList<>()).add(name + "=" + value);
            }
            return;
        }
        String factor = name.substring(0, dash).strip();
        String column = VALUES.get(name.substring(dash + 1).strip());
        Map<String, String> row = factors.computeIfAbsent(factor, any -> new HashMap<>());
        List<String> left = unread.computeIfAbsent(factor, any -> new ArrayList<>());
        if (column == null) {
            left.add(name.substring(dash + 1).strip() + "=" + value);
        } else if (left.contains(column + "?")) {
            left.add(column + "=" + value);
        } else if (row.containsKey(column) && !row.get(column).equals(value)) {
            left.addAll(List.of(column + "?", column + "=" + row.remove(column), column + "=" + value));
        } else {
            row.put(column, value);
        }
    }

    /** Columns by the ending of a field's name; endings are case-sensitive. */
    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String ending : new String[] {"Rtd", "Min", "Avg", "Max", "Cou", "ZsRtd", "ZsMin", "ZsAvg", "ZsMax",
            "Data", "DayData", "NightData", "RS", "RT", "Flag", "EFlag", "SampleTime"}) {
            values.put(ending, Set.of("RS", "RT").contains(ending) ? ending.toLowerCase(Locale.ROOT)
                    : ending.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT));
        }
        return values;
    }
}
