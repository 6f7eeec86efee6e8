package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.jobs.CollectWord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Base of the commands that start a job and follow it to its end. */
abstract class JobCommand {

    @Mixin
    private ServerOptions connection;

    @Parameters(arity = "0..*", paramLabel = "DATASET",
            description = "Datasets in the form department_dataset; default: all.")
    private List<String> datasets = List.of();

    @Option(names = "--json", description = "Print the job as JSON.")
    private boolean json;

    int run(String kind) throws InterruptedException {
        return run(kind, CollectWord.NONE);
    }

    List<String> datasets() {
        return datasets;
    }

    /** @param word what is said of a collection */
    int run(String kind, CollectWord word) throws InterruptedException {
        JsonNode job;
        try (JobRunner work = JobRunner.open(connection)) {
            String id = work.start(kind, datasets, word);
            try (StepBar bar = StepBar.open(kind.toLowerCase(Locale.ROOT))) {
                job = JobWatch.follow(() -> work.job(id), bar);
                bar.outcome(job.path("state").asText());
            }
        }
        System.out.print(json ? job.toPrettyString() + "\n" : table(job));
        return end(job);
    }

    /** @return the exit code of a job that has ended */
    static int end(JsonNode job) {
        tell(job.path("remarks"));
        tell(job.path("failures"));
        return switch (job.path("state").asText()) {
            case "DONE" -> ExitCodes.DONE;
            case "PARTLY" -> ExitCodes.PARTLY;
            default -> ExitCodes.REFUSED;
        };
    }

    /** Each with its dataset and code, once. */
    private static void tell(JsonNode failures) {
        for (JsonNode failure : failures) {
            System.err.println((failure.path("dataset").asText("") + " " + failure.path("code").asText() + " "
                    + failure.path(language()).asText().replaceFirst("^" + failure.path("code").asText() + " ", ""))
                    .strip());
        }
    }

    private static String language() {
        return Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en";
    }

    abstract List<String> columns();

    private String table(JsonNode job) {
        List<String> columns = columns();
        TextTable table = new TextTable(columns.toArray(String[]::new));
        for (JsonNode dataset : job.path("datasets")) {
            table.row(columns.stream().map(c -> dataset.path(c).asText()).toArray());
        }
        return table.text();
    }
}
