package org.shuqiao.exchange.cli.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.TypedJson;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.report.DivisionFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code divisions}: looks divisions up by code or name, as of a day. */
@Command(name = "divisions", mixinStandardHelpOptions = true,
        description = "Look up a division by code or name as of a day: what it was called, when it held, what it "
                + "became. The tables reach back to 1981.",
        footer = {"", "Example: ./shuqiao divisions 110103 --on 2012-01-01",
            "Exit code 1 when no division of that code or name was in force on the day."})
public final class DivisionsCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "CODE|NAME",
            description = "Code of 2 to 12 digits, or a name such as 崇文区 or 浙江省杭州市西湖区.")
    private String asked;

    @Option(names = "--on", paramLabel = "DATE", description = "The day that is asked for; default: today.")
    private LocalDate on = LocalDate.now(SystemClock.beijing());

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        List<DivisionFacts> found = DivisionFacts.of(StandardPack.load().divisions(), asked, on);
        if (found.isEmpty()) {
            throw new CodedException(CommandCode.NO_DIVISION, asked);
        }
        if (json) {
            System.out.println(TypedJson.OPEN.writerWithDefaultPrettyPrinter().writeValueAsString(found));
        } else {
            TextTable table = new TextTable("code", "name", "from", "until", "on " + on, "became", "now");
            found.forEach(each -> table.row(each.code(), each.whole(),
                    each.from().map(LocalDate::toString).orElse("-"), each.until().map(LocalDate::toString).orElse("-"),
                    each.inForce() ? "in force" : "no", next(each.successors()), next(each.then())));
            System.out.print(table.text());
        }
        return found.stream().anyMatch(DivisionFacts::inForce) ? ExitCodes.DONE : ExitCodes.NO;
    }

    private static String next(List<DivisionFacts.Next> next) {
        return next.isEmpty() ? "-" : next.stream().map(each -> each.code() + " " + each.name()
                + each.share().filter(share -> next.size() > 1).map(share -> " " + share).orElse(""))
                .collect(Collectors.joining(", "));
    }
}
