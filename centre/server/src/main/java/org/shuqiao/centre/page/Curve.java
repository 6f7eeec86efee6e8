package org.shuqiao.centre.page;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Curve of values in an SVG box. @param points as {@code polyline} takes them */
public record Curve(int width, int height, String points, String low, String high) {

    private static final int EDGE = 4;

    /** @param values the oldest first; fewer than two draw nothing */
    static Curve of(List<BigDecimal> values, int width, int height) {
        if (values.size() < 2) {
            return new Curve(width, height, "", "", "");
        }
        BigDecimal low = values.stream().min(Comparator.naturalOrder()).orElseThrow();
        BigDecimal high = values.stream().max(Comparator.naturalOrder()).orElseThrow();
        double span = Math.max(high.subtract(low).doubleValue(), 1e-9);
        StringJoiner points = new StringJoiner(" ");
        for (int i = 0; i < values.size(); i++) {
            double x = EDGE + (double) (width - 2 * EDGE) * i / (values.size() - 1);
            double y = height - EDGE - (height - 2 * EDGE) * values.get(i).subtract(low).doubleValue() / span;
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
        }
        return new Curve(width, height, points.toString(), low.toPlainString(), high.toPlainString());
    }

    public boolean isDrawn() {
        return !points.isEmpty();
    }
}
