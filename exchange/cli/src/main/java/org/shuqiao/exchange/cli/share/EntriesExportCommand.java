package org.shuqiao.exchange.cli.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Command {@code entries export}: writes the department's entries as a workbook. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = "Write your department's entries, each in its newest version, as a workbook (.xlsx).")
public final class EntriesExportCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Parameters(paramLabel = "FILE", description = "Workbook that is written.")
    private Path file;

    @Override
    public Integer call() {
        byte[] workbook = connection.open().download("/api/v1/entries/workbook");
        try {
            Files.write(file, workbook);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
        System.out.println(file);
        return ExitCodes.DONE;
    }
}
