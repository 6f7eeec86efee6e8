package org.shuqiao.exchange.cli.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.report.StandardsListing;
import picocli.CommandLine.Command;

@Command(name = "standards", mixinStandardHelpOptions = true,
        description = "List packs, data elements, code sets and rules with the standards that they cite, as JSON.")
public final class StandardsCommand implements Callable<Integer> {

    @Override
    public Integer call() throws JsonProcessingException {
        System.out.println(JsonMapper.builder().build().writerWithDefaultPrettyPrinter()
                .writeValueAsString(StandardsListing.of(StandardPack.load(), Language.of(Locale.getDefault()))));
        return ExitCodes.DONE;
    }
}
