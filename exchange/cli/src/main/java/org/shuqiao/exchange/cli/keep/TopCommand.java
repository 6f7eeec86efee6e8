package org.shuqiao.exchange.cli.keep;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code top}: shows on a terminal what the running platform does and how it stands. */
@Command(name = "top", mixinStandardHelpOptions = true,
        description = "Show deliveries, log, witnesses, queues, datasets and machine of the running platform, again "
                + "and again on a terminal, else once. It reads the metrics by the token in "
                + "var/secrets/metrics-token, or in SHUQIAO_TOKEN.")
public final class TopCommand implements Callable<Integer> {

    private static final int DATASETS = 12;
    private static final double MEGABYTE = 1e6;
    private static final String CLEAR = "\033[H\033[2J";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--every", paramLabel = "SECONDS", defaultValue = "5", description = "Seconds from one look to the "
            + "next.")
    private int every;

    @Option(names = "--once", description = "Look once.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        RestClient client = connection.monitoring();
        MetricLines before = read(client);
        boolean watched = Boolean.getBoolean("shuqiao.watched") && !once;
        System.out.print(screen(before, before, every));
        while (watched) {
            Thread.sleep(Duration.ofSeconds(Math.max(1, every)));
            MetricLines now = read(client);
            System.out.print(CLEAR + screen(now, before, every));
            before = now;
        }
        return ExitCodes.DONE;
    }

    private static MetricLines read(RestClient client) {
        return MetricLines.parse(new String(client.download("/metrics"), StandardCharsets.UTF_8));
    }

    private static String screen(MetricLines now, MetricLines before, int seconds) {
        return String.join("\n", deliveries(now, before, seconds), log(now), queues(now), datasets(now), machine(now));
    }

    private static String deliveries(MetricLines now, MetricLines before, int seconds) {
        TextTable table = new TextTable("deliveries", "all", "a second", "mean ms");
        for (String outcome : List.of("delivered", "refused")) {
            double count = now.sum("shuqiao_delivery_seconds_count", "outcome", outcome);
            double fresh = count - before.sum("shuqiao_delivery_seconds_count", "outcome", outcome);
            table.row(outcome, whole(count), tenth(fresh / Math.max(1, seconds)),
                    mean(count, now.sum("shuqiao_delivery_seconds_sum", "outcome", outcome)));
        }
        for (String step : List.of("policy", "engine", "record")) {
            double count = now.sum("shuqiao_delivery_step_seconds_count", "step", step);
            table.row("  " + step, whole(count), "", mean(count, now.sum("shuqiao_delivery_step_seconds_sum", "step",
                    step)));
        }
        return table.text();
    }

    private static String log(MetricLines now) {
        TextTable table = new TextTable("log", "records", "seconds ago");
        table.row("written", whole(now.sum("shuqiao_log_records")), "");
        now.named("shuqiao_log_anchored_records").forEach(each -> table.row("anchored", whole(each.value()), ""));
        now.named("shuqiao_witness_records").forEach(each -> table.row("witness " + each.labels().get("department"),
                whole(each.value()), whole(now.sum("shuqiao_witness_age_seconds", "department",
                        each.labels().get("department")))));
        return table.text();
    }

    private static String queues(MetricLines now) {
        TextTable table = new TextTable("queue", "waiting", "oldest s");
        now.named("shuqiao_queue_waiting").forEach(each -> table.row(each.labels().get("queue"), whole(each.value()),
                whole(now.sum("shuqiao_queue_oldest_seconds", "queue", each.labels().get("queue")))));
        return table.text();
    }

    /** Those with the largest share of rows in quarantine first. */
    private static String datasets(MetricLines now) {
        TextTable table = new TextTable("dataset", "in quarantine", "run hours ago", "overdue");
        now.named("shuqiao_dataset_quarantine_ratio").stream()
                .sorted(Comparator.comparingDouble(MetricLines.Line::value).reversed()).limit(DATASETS)
                .forEach(each -> {
                    String dataset = each.labels().get("dataset");
                    table.row(dataset, String.format(Locale.ROOT, "%.2f %%", each.value() * 100),
                            tenth(now.sum("shuqiao_dataset_run_age_seconds", "dataset", dataset) / 3600),
                            now.sum("shuqiao_dataset_overdue", "dataset", dataset) > 0 ? "yes" : "-");
                });
        return table.text();
    }

    private static String machine(MetricLines now) {
        return new TextTable("machine", "value")
                .row("heap MB", whole(now.sum("jvm_memory_used_bytes", "area", "heap") / MEGABYTE))
                .row("disk free MB", whole(now.sum("shuqiao_disk_free_bytes") / MEGABYTE))
                .row("threads", whole(now.sum("jvm_threads_live_threads")))
                .row("back-up hours ago", now.named("shuqiao_backup_age_seconds").isEmpty() ? "none"
                        : tenth(now.sum("shuqiao_backup_age_seconds") / 3600)).text();
    }

    private static String mean(double count, double seconds) {
        return count == 0 ? "-" : tenth(seconds / count * 1000);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String tenth(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
