package org.shuqiao.exchange.cli.keep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics as a server gives them, in the text format of Prometheus. */
record MetricLines(List<Line> lines) {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One value. */
    record Line(String name, Map<String, String> labels, double value) { }

    static MetricLines parse(String text) {
        List<Line> lines = new ArrayList<>();
        text.lines().filter(line -> !line.startsWith("#")).map(LINE::matcher).filter(Matcher::matches)
                .forEach(line -> {
                    Map<String, String> labels = new LinkedHashMap<>();
                    LABEL.matcher(line.group(2) == null ? "" : line.group(2)).results()
                            .forEach(label -> labels.put(label.group(1), label.group(2)));
                    lines.add(new Line(line.group(1), labels, number(line.group(3))));
                });
        return new MetricLines(List.copyOf(lines));
    }

    List<Line> named(String name) {
        return lines.stream().filter(line -> line.name().equals(name)).toList();
    }

    /** @return the sum over all labels, of those that have this one where it is not empty */
    double sum(String name, String label, String value) {
        return named(name).stream().filter(line -> label.isEmpty() || value.equals(line.labels().get(label)))
                .mapToDouble(Line::value).sum();
    }

    double sum(String name) {
        return sum(name, "", "");
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
