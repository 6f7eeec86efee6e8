package org.shuqiao.exchange.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Command {@code manual}: a page of the manual for each command. */
@Command(name = "manual", mixinStandardHelpOptions = true,
        description = "Write the manual pages of all commands into a folder: man -l FOLDER/shuqiao-query.1")
final class ManualCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "Where man1 pages are put, for example /usr/local/share/man/man1.")
    private Path folder;

    @Override
    public Integer call() {
        try {
            Files.createDirectories(folder);
            System.out.println(write(Shuqiao.line()) + " pages in " + folder);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, folder);
        }
        return ExitCodes.DONE;
    }

    private int write(CommandLine command) throws IOException {
        ManualPage page = new ManualPage(command.getCommandSpec());
        Files.writeString(folder.resolve(page.name() + ".1"), page.text());
        int pages = 1;
        for (CommandLine below : command.getSubcommands().values()) {
            pages += write(below);
        }
        return pages;
    }
}
