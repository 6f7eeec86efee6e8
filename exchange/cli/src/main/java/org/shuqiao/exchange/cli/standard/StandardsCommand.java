package org.shuqiao.exchange.cli.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.report.StandardsListing;
import picocli.CommandLine.Command;

/** Command {@code standards}: lists standard packs, data elements, code sets and rules as JSON. */
@Command(name = "standards", mixinStandardHelpOptions = true,
        description = "List packs, data elements, code sets and rules with the standards that they cite, as JSON.")
public final class StandardsCommand implements Callable<Integer> {

    @Override
    public Integer call() throws JsonProcessingException {
        System.out.println(Json.PRETTY
                .writeValueAsString(StandardsListing.of(StandardPack.load(), Language.of(Locale.getDefault()))));
        return ExitCodes.DONE;
    }
}
