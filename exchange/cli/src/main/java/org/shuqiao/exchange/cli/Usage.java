package org.shuqiao.exchange.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Refuses unknown words and wrong usage of a command with a coded error, also beside {@code --help}. */
public final class Usage {

    private Usage() { }

    /** Lets a command, and all below it, refuse what they do not know. */
    public static CommandLine guard(CommandLine line) {
        line.setExecutionStrategy(Usage::run);
        line.setParameterExceptionHandler((e, arguments) -> refuse(e));
        return line;
    }

    /** The parser forgives everything beside {@code --help}, so a misspelt command would be taken for a good one. */
    private static int run(ParseResult parsed) {
        for (ParseResult each = parsed; each != null; each = each.subcommand()) {
            if (!each.unmatched().isEmpty()) {
                throw new UnmatchedArgumentException(each.commandSpec().commandLine(), each.unmatched());
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int refuse(ParameterException e) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        String command = "./" + line.getCommandSpec().qualifiedName();
        if (e instanceof UnmatchedArgumentException unknown) {
            List<String> words = unknown.getUnmatched();
            err.println(text(new CodedException(CommandCode.UNKNOWN_WORDS, command, String.join(" ", words))));
            UnmatchedArgumentException.printSuggestions(e, err);
        } else {
            err.println(text(new CodedException(CommandCode.WRONG_USAGE, e.getMessage().replaceFirst("\\.$", ""),
                    command)));
            line.usage(err, line.getColorScheme());
        }
        return ExitCodes.USAGE;
    }

    private static String text(CodedException coded) {
        return coded.text(Language.of(Locale.getDefault()));
    }
}
