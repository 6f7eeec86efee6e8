package org.shuqiao.exchange.cli.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.query.fuzz.Campaign;
import org.shuqiao.query.fuzz.Finding;
import org.shuqiao.query.fuzz.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code fuzz}: attacks the policy with generated queries. */
@Command(name = "fuzz", mixinStandardHelpOptions = true,
        description = "Attack the policy with generated queries over made-up grants. It starts a PostgreSQL and a lake "
                + "of its own; nothing of the platform is touched.",
        footer = {"", "Example: ./shuqiao fuzz --queries 20000 --seed 1",
            "A finding is a query that shows a hidden value, whose answer, refusal or plan changes with a hidden",
            "value, or whose answer is not that of a copy that was filtered and masked by hand. Exit code 1 when there",
            "is one."})
public final class FuzzCommand implements Callable<Integer> {

    @Option(names = "--queries", paramLabel = "N", defaultValue = "1000",
            description = "How many; default: ${DEFAULT-VALUE}.")
    private long queries;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "The same seed makes the same grants, rows and queries; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "BOTH",
            description = "Where the rows are: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Place engine;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "2",
            description = "At once; default: ${DEFAULT-VALUE}.")
    private int workers;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (queries < 1 || workers < 1 || workers > 16) {
            throw new CodedException(CommandCode.WRONG_USAGE, "--queries 1…, --workers 1…16", "./shuqiao fuzz");
        }
        Campaign.Result result;
        try (StepBar bar = StepBar.open("fuzz")) {
            result = new Campaign(queries, seed, workers, engine, done -> bar.at(done, queries, ""), found -> { })
                    .run();
            bar.outcome(result.tried() + " queries, " + result.compared() + " compared, " + result.findings().size()
                    + " findings");
        }
        if (json) {
            System.out.println(Json.PLAIN.writeValueAsString(written(result)));
        } else {
            result.findings().forEach(FuzzCommand::print);
        }
        return result.findings().isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
    }

    private Map<String, Object> written(Campaign.Result result) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("queries", result.tried());
        all.put("seed", seed);
        all.put("compared", result.compared());
        all.put("refused", result.refused());
        all.put("findings", result.findings().stream().map(FuzzCommand::written).toList());
        return all;
    }

    private static Map<String, Object> written(Finding finding) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("kind", finding.kind().name());
        one.put("place", finding.seed() + "/" + finding.number());
        one.put("sql", finding.sql());
        one.put("grants", finding.policies());
        one.put("detail", finding.detail());
        return one;
    }

    private static void print(Finding finding) {
        List<String> lines = List.of("", finding.kind() + "  " + finding.seed() + "/" + finding.number(), finding.sql(),
                String.join("\n", finding.policies()), finding.detail());
        lines.forEach(System.out::println);
    }
}
