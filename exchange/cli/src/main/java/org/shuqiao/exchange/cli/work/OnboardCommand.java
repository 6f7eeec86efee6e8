package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.platform.onboarding.SampleMasking;
import org.shuqiao.exchange.platform.onboarding.Trial;
import org.shuqiao.exchange.platform.onboarding.Trials;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code onboard}: validates a source file and tries it on a sample. */
@Command(name = "onboard", mixinStandardHelpOptions = true,
        description = "Validate a source file, try its source and show what a sample becomes; with --draft, write the "
                + "source file of a text table, workbook, JSON service or table first. Keeps nothing, needs no server.",
        footer = {"", "Exit code 0: it can be collected and mapped. 4: it cannot; the coded errors say what to change.",
            "docs/source-file.md describes the file."})
public final class OnboardCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The source file, for example sources/jiaoyu/pupil.yaml; with "
            + "--draft the text table (.csv), the workbook (.xlsx), the address of a JSON service, or with --like the "
            + "table.")
    private String file;

    @Option(names = "--draft", description = "Draft a source file for FILE: contract, mapping with its reasons, "
            + "ignored columns and the entry.")
    private boolean draft;

    @Mixin
    private DraftOptions head;

    @Option(names = "--sample", paramLabel = "N", defaultValue = "500",
            description = "Rows to try at most. Default: ${DEFAULT-VALUE}.")
    private int sample;

    @Option(names = "--show-values", description = "Show the example rows as they are; without it, names and numbers "
            + "are masked.")
    private boolean showValues;

    @Option(names = "--json", description = "Print what came of it as JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        Home home = Home.fromEnvironment();
        if (draft) {
            return head.draft(home, file);
        }
        Trials trials = new Trials(home, ConfigurationFile.read(home.configuration()), SystemClock.beijing());
        Trial trial;
        try (StepBar bar = StepBar.open("onboard")) {
            trial = trials.run(Path.of(file), Math.max(1, sample),
                    showValues ? SampleMasking.CLEAR : SampleMasking.MASKED);
            bar.outcome(trial.dataset() + "  " + trial.rows());
        }
        Language language = Language.of(Locale.getDefault());
        if (json) {
            System.out.println(Json.PRETTY.writeValueAsString(trial));
        } else {
            System.out.print(new TrialText(trial, language).text(Path.of(file)));
        }
        trial.remarks().forEach(remark -> System.err.println(remark.text(language)));
        trial.problems().forEach(problem -> System.err.println(problem.text(language)));
        return trial.usable() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }
}
