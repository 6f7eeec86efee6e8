package org.shuqiao.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Optional;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.key.Passphrase;
import org.shuqiao.node.month.MonthKeyFiles;
import org.shuqiao.node.month.PersonTokens;
import org.shuqiao.node.protocol.MonthKeys;
import org.shuqiao.node.protocol.PersonAnswer;
import org.shuqiao.node.protocol.PersonQuestion;
import org.shuqiao.node.run.OpenKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code node months}: the keys under which the index of persons is written, and answers from them. */
@Command(name = "months", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Keys of months of the data authority's node: the platform writes the index of persons under "
                + "them and cannot read it without this node.")
final class MonthsCommand {

    private static final int MOST = 60;

    @Spec
    private CommandSpec spec;

    @Command(name = "make", mixinStandardHelpOptions = true,
            description = "Make the keys of the coming months and write their public halves, signed, for "
                    + "./shuqiao persons months admit.")
    int make(@Mixin NodeOptions options,
            @Option(names = "--ahead", paramLabel = "N", defaultValue = "12",
                    description = "How many months, this one included; default: ${DEFAULT-VALUE}.") int ahead,
            @Parameters(paramLabel = "FILE", description = "Where the public halves go.") Path file) {
        if (ahead < 1 || ahead > MOST) {
            throw new CodedException(NodeCode.WRONG_USAGE, "--ahead 1-" + MOST, "./shuqiao node months make");
        }
        Clock clock = SystemClock.beijing();
        NodeFolder folder = options.open();
        char[] passphrase = options.passphrase();
        MonthKeyFiles keys = new MonthKeyFiles(folder, passphrase);
        MonthKeys made = MonthKeys.sign(folder.settings().department(), keys.make(YearMonth.now(clock), ahead),
                OffsetDateTime.now(clock).withNano(0), new OpenKeys(folder, passphrase).newest());
        write(file, made.bytes());
        return NodeMain.DONE;
    }

    @Command(name = "answer", mixinStandardHelpOptions = true,
            description = "Answer a question of ./shuqiao persons ask on the approval of a person of this node's list. "
                    + "The citizen number is read from standard input and leaves this machine for nobody.")
    int answer(@Mixin NodeOptions options,
            @Parameters(index = "0", paramLabel = "QUESTION", description = "File of the question.") Path question,
            @Parameters(index = "1", paramLabel = "ANSWER", description = "Where the answer goes.") Path answer,
            @Option(names = "--key", required = true, paramLabel = "FILE",
                    description = "Key file of the person who approves.") Path key,
            @Option(names = "--key-passphrase-file", paramLabel = "FILE",
                    description = "Holds the passphrase of that key, mode 0600.") Optional<Path> keyPassphrase)
            throws IOException {
        NodeFolder folder = options.open();
        PersonQuestion asked = PersonQuestion.parse(read(question));
        spec.commandLine().getErr().println(asked.caseNumber() + " " + asked.reason() + " " + asked.uses().size());
        SoftwareKey officer = EncryptedPem.read(key, Passphrase.read(keyPassphrase.or(options::passphraseFile)));
        String number = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        PersonAnswer given = new PersonTokens(folder, new MonthKeyFiles(folder, options.passphrase()),
                SystemClock.beijing()).answer(asked, number, officer);
        write(answer, given.bytes());
        return NodeMain.DONE;
    }

    @Command(name = "erase", mixinStandardHelpOptions = true,
            description = "Destroy the key of a month whose retention is over: its part of the index can be read by "
                    + "nobody from then on, in no back-up either.")
    int erase(@Mixin NodeOptions options,
            @Parameters(paramLabel = "MONTH", description = "2026-11") String month) {
        YearMonth period;
        try {
            period = YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new CodedException(NodeCode.WRONG_USAGE, e, "MONTH", "./shuqiao node months erase");
        }
        new MonthKeyFiles(options.open(), new char[0]).destroy(period, YearMonth.now(SystemClock.beijing()));
        return NodeMain.DONE;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, e, file.getFileName(), e.getClass().getSimpleName());
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            AtomicFile.replaceSecret(file, new String(content, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, e, file.getFileName(), e.getClass().getSimpleName());
        }
    }
}
