package org.shuqiao.exchange.cli.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.standards.pack.PacksOfProcess;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.report.CheckReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code check}: checks values against a data element. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Try values against a data element; one JSON line each. ./shuqiao standards lists the elements.",
        footer = {"", "Example: ./shuqiao check citizen-number 11010519491231002X 110105491231002",
            "Exit code 1 when a value is rejected."})
public final class CheckCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ELEMENT", description = "Id of the data element, for example uscc.")
    private String element;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "VALUE", description = "Values as a source writes them.")
    private List<String> values;

    @Option(names = "--source", paramLabel = "ENCODING", description = "The source's encoding, for example sex-mfu.")
    private Optional<String> encoding;

    @Option(names = "--on", paramLabel = "DATE", description = "The day on which codes must be valid; default: today.")
    private LocalDate on = LocalDate.now(SystemClock.beijing());

    @Option(names = "--pack", paramLabel = "ID", description = "The version of a pack to go by; default: what holds.")
    private Optional<String> pack = Optional.empty();

    @Option(names = "--json", description = "JSON lines; that is what is printed anyway.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        boolean rejected = false;
        StandardPack judged = pack.map(id -> PacksOfProcess.installed().with(id, on)).orElseGet(StandardPack::load);
        for (Map<String, Object> line : CheckReport.lines(judged, element, values, encoding, on,
                Language.of(Locale.getDefault()))) {
            System.out.println(Json.PLAIN.writeValueAsString(line));
            rejected |= "rejected".equals(line.get("status"));
        }
        return rejected ? ExitCodes.NO : ExitCodes.DONE;
    }
}
