package org.shuqiao.bench;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.shuqiao.bench.measurement.Measurement;
import org.shuqiao.bench.measurement.Part;

/**
 * Draws measurements: for each part how many times longer the platform takes, and where there are several sizes, how
 * the time of both sides grows with the rows.
 */
final class Charts {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 480;
    private static final int LABEL = 34;
    private static final Color[] COLOURS = {new Color(0x1f, 0x5f, 0xa8), new Color(0x9a, 0xa5, 0xb1),
        new Color(0xb0, 0x3a, 0x2e), new Color(0x2e, 0x7d, 0x5b)};

    private Charts() { }

    /** Writes {@code <part>.png}, and {@code <part>-growth.png} for a part that was measured at several sizes. */
    static void write(Path folder, List<Sized> measurements) throws IOException {
        Map<Part, List<Sized>> parts = new EnumMap<>(Part.class);
        measurements.forEach(each -> parts.computeIfAbsent(each.measurement().part(), part -> new ArrayList<>())
                .add(each));
        for (Map.Entry<Part, List<Sized>> part : parts.entrySet()) {
            String name = part.getKey().name().toLowerCase(Locale.ROOT);
            save(times(name, part.getValue()), folder.resolve(name));
            if (part.getValue().stream().map(Sized::rows).distinct().count() > 1) {
                save(growth(name, part.getValue()), folder.resolve(name + "-growth"));
            }
        }
    }

    private static CategoryChart times(String part, List<Sized> measurements) {
        List<String> labels = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        List<Double> bounds = new ArrayList<>();
        for (Sized each : measurements) {
            Measurement m = each.measurement();
            labels.add(label(labels.size() + 1, m, each));
            times.add(m.ratio());
            bounds.add(m.bound().orElse(0));
        }
        CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT)
                .title(part + ": time of the platform / time of the stock part").yAxisTitle("times").build();
        chart.getStyler().setSeriesColors(new Color[] {COLOURS[0], COLOURS[2]});
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setOverlapped(true);
        chart.getStyler().setXAxisLabelRotation(20);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.addSeries("measured", labels, times);
        chart.addSeries("bound", labels, bounds).setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Stick);
        return chart;
    }

    /** A label is a key of the chart, so equal ones are told apart by number. */
    private static String label(int number, Measurement m, Sized each) {
        String text = (each.rows().isEmpty() ? "" : millions(each) + ", ") + m.what();
        return number + " " + (text.length() <= LABEL ? text : text.substring(0, LABEL - 1) + "…");
    }

    private static String millions(Sized each) {
        return String.format(Locale.ROOT, "%.3g M", each.rows().getAsInt() / 1e6);
    }

    private static XYChart growth(String part, List<Sized> measurements) {
        Map<String, List<Sized>> lines = new LinkedHashMap<>();
        measurements.forEach(each -> lines.computeIfAbsent(
                each.measurement().what() + ", beside " + each.measurement().stock(), line -> new ArrayList<>())
                .add(each));
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(part + ": seconds by million rows")
                .xAxisTitle("million rows").yAxisTitle("seconds").build();
        chart.getStyler().setSeriesColors(COLOURS);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setYAxisMin(0d);
        lines.forEach((line, sizes) -> {
            List<Double> rows = sizes.stream().map(each -> each.rows().getAsInt() / 1e6).toList();
            chart.addSeries(line, rows, sizes.stream().map(each -> each.rows().getAsInt()
                    / each.measurement().ours().median()).toList());
            chart.addSeries(line + " (stock)", rows, sizes.stream().map(each -> each.rows().getAsInt()
                    / each.measurement().theirs().median()).toList());
        });
        return chart;
    }

    private static void save(Chart<?, ?> chart, Path file) throws IOException {
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }
}
