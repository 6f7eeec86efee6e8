package org.shuqiao.exchange.platform.metrics;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics of the platform in the format of Prometheus. What happens is counted where it happens; what stands in the
 * store is read when somebody asks, and not more often than every few seconds.
 */
public final class PlatformMetrics implements AutoCloseable {

    private static final long FRESH_NANOS = 5_000_000_000L;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StandingFigures figures;
    private final Map<String, MultiGauge> gauges = new HashMap<>();
    private long read = System.nanoTime() - FRESH_NANOS;

    public PlatformMetrics(StandingFigures figures) {
        this.figures = figures;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Metrics.addRegistry(registry);
    }

    /** @return all metrics as text; of those without a value now, that there are such */
    public synchronized String scrape() {
        if (System.nanoTime() - read >= FRESH_NANOS) {
            Map<String, List<StandingFigures.Figure>> now = figures.read();
            now.forEach((name, rows) -> gauges.computeIfAbsent(name, any -> MultiGauge.builder(name).register(registry))
                    .register(rows.stream().map(row -> MultiGauge.Row.of(Tags.of(row.labels()), row.value())).toList(),
                            true));
            read = System.nanoTime();
        }
        StringBuilder text = new StringBuilder(registry.scrape());
        gauges.keySet().stream().filter(name -> registry.find(name).gauge() == null).sorted()
                .forEach(name -> text.append("# TYPE ").append(name.replace('.', '_')).append(" gauge\n"));
        return text.toString();
    }

    @Override
    public void close() {
        Metrics.removeRegistry(registry);
        registry.close();
    }
}
