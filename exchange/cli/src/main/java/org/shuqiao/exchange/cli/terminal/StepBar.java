package org.shuqiao.exchange.cli.terminal;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress of one step: a bar on a terminal, one closing line elsewhere. */
public final class StepBar implements AutoCloseable {

    private final String title;
    private final PrintStream out;
    private final ProgressBar bar;
    private final long startedNanos = System.nanoTime();
    private String outcome = "";

    private StepBar(String title, PrintStream out, ProgressBar bar) {
        this.title = title;
        this.out = out;
        this.bar = bar;
    }

    public static StepBar open(String title) {
        PrintStream out = System.err;
        boolean watched = Boolean.getBoolean("shuqiao.watched"); // the launcher asks the shell
        ProgressBar bar = watched
                ? new ProgressBarBuilder().setTaskName(title).setInitialMax(1).setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .setUpdateIntervalMillis(200).setConsumer(new ConsoleProgressBarConsumer(out, 100))
                        .clearDisplayOnFinish().build()
                : null;
        return new StepBar(title, out, bar);
    }

    public void at(long done, long of, String what) {
        if (bar != null) {
            bar.maxHint(Math.max(1, of));
            bar.stepTo(done);
            bar.setExtraMessage(what);
        }
    }

    /** @param text what came of the step, for its closing line */
    public void outcome(String text) {
        outcome = text;
    }

    public double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        out.printf("%s  %6.1f s  %s%n", title, seconds(), outcome);
    }
}
