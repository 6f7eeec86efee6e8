package org.shuqiao.exchange.cli.outside;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.share.EntriesImportCommand;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Command {@code entries load}: makes drafts of entries that another platform gave in the national layout. */
@Command(name = "load", mixinStandardHelpOptions = true,
        description = "Make drafts of your department's entries in a document that another platform exported (export "
                + "layout): all of them, or none where one has an error.")
public final class EntriesLoadCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Parameters(paramLabel = "FILE", description = "Workbook (.xlsx) or JSON (.json).")
    private Path file;

    @Override
    public Integer call() {
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return JsonOutput.print(connection.open().upload("/api/v1/layout", json ? "application/json"
                : EntriesImportCommand.XLSX, file));
    }
}
