package org.shuqiao.node.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.error.NodeCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Root command {@code ./shuqiao node}, which runs alone as {@code java -jar shuqiao-node.jar} too: nothing of the
 * platform is on its class path.
 */
@Command(name = "node", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "A department's front-end machine: holds its keys, signs what its people approved, and witnesses "
                + "the log.",
        footer = {"", "Exit codes: 0 done, 1 the node is not well, 2 wrong usage, 4 refused with a coded error, "
                + "70 failed inside."},
        subcommands = {InitCommand.class, RunCommand.class, StatusCommand.class, PeopleCommand.class,
            ApproveCommand.class, RotateCommand.class, MonthsCommand.class})
public final class NodeMain {

    /** Kinds of acts, for the help. */
    static final String KINDS =
            "entry, request, decision, grant, revocation, suspension, objection, answer, emergency, source, return, "
                    + "extension, withdrawal, calendar, supervision, supervision-answer, demand, demand-answer, "
                    + "dispute, ruling, key-revocation, key-certificate, publication, change, department-rule, "
                    + "standing-push";
    static final int DONE = 0;
    static final int NOT_WELL = 1;
    static final int USAGE = 2;
    static final int REFUSED = 4;
    private static final int INTERNAL = 70;

    private NodeMain() { }

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /** @return the exit code */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new NodeMain()).setOut(out).setErr(err).setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(VerificationKey.class, VerificationKey::parse)
                .registerConverter(ActKind.class, word -> ActKind.ofWord(word)
                        .orElseThrow(() -> new TypeConversionException(word)))
                .setExecutionStrategy(NodeMain::execute)
                .setParameterExceptionHandler((e, words) -> refuse(e))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
        return line.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    /** The parser forgives everything beside {@code --help}, so a misspelt command would be taken for a good one. */
    private static int execute(ParseResult parsed) {
        ParseResult each = parsed;
        while (each != null) {
            if (!each.unmatched().isEmpty()) {
                throw new UnmatchedArgumentException(each.commandSpec().commandLine(), each.unmatched());
            }
            each = each.subcommand();
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int refuse(ParameterException e) {
        CommandLine line = e.getCommandLine();
        String command = "./shuqiao " + line.getCommandSpec().qualifiedName();
        CodedException coded = e instanceof UnmatchedArgumentException unknown
                ? new CodedException(NodeCode.WORDS_UNKNOWN, command, String.join(" ", List.copyOf(unknown
                        .getUnmatched())))
                : new CodedException(NodeCode.WRONG_USAGE, e.getMessage().replaceFirst("\\.$", ""), command);
        line.getErr().println(coded.text(Language.of(Locale.getDefault())));
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine command) {
        if (e instanceof CodedException coded) {
            command.getErr().println(coded.text(Language.of(Locale.getDefault())));
            return REFUSED;
        }
        StackTraceElement[] at = e.getStackTrace();
        command.getErr().println(e.getClass().getName() + (at.length == 0 ? "" : " at " + at[0]));
        return INTERNAL;
    }
}
