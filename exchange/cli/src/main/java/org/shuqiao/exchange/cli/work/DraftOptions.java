package org.shuqiao.exchange.cli.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.intake.DraftHead;
import org.shuqiao.exchange.platform.intake.Drafts;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.standards.source.UpdateCycle;
import picocli.CommandLine.Option;

/** Options of a draft: what the file itself cannot tell of the dataset. */
final class DraftOptions {

    @Option(names = "--department", paramLabel = "ID", description = "Draft: whose dataset it is. Default: the folder "
            + "in which FILE lies.")
    private Optional<String> department = Optional.empty();

    @Option(names = "--like", paramLabel = "DATASET", description = "Draft: FILE is the name of a table in the "
            + "database that this dataset of the department is read from.")
    private Optional<String> like = Optional.empty();

    @Option(names = "--header", paramLabel = "NAME", description = "Draft of a service: the request header that "
            + "carries its key.")
    private Optional<String> header = Optional.empty();

    @Option(names = "--secret", paramLabel = "NAME", description = "Draft of a service: the name of its key among the "
            + "secrets, not the key.")
    private Optional<String> secret = Optional.empty();

    @Option(names = "--dataset", paramLabel = "NAME", defaultValue = "", description = "Draft: its name within the "
            + "department. Default: made of the file's name.")
    private String dataset;

    @Option(names = "--title", paramLabel = "TEXT", defaultValue = "", description = "Draft: its Chinese title. "
            + "Default: the file's name.")
    private String title;

    @Option(names = "--title-en", paramLabel = "TEXT", defaultValue = "", description = "Draft: its English title.")
    private String titleEn;

    @Option(names = "--owner", paramLabel = "TEXT", defaultValue = "", description = "Draft: who is responsible for "
            + "it. Default: the department.")
    private String owner;

    @Option(names = "--update", paramLabel = "CYCLE", defaultValue = "MONTHLY", description = "Draft: how often "
            + "it changes: ${COMPLETION-CANDIDATES}. Default: monthly.")
    private UpdateCycle update;

    @Option(names = "--out", paramLabel = "FILE", description = "Draft: write it here instead of printing it.")
    private Optional<Path> out = Optional.empty();

    /** Prints or writes the draft, unless anything is wrong with it: then all of that is named. */
    int draft(Home home, String file) {
        Language language = Language.of(Locale.getDefault());
        Drafts drafts = new Drafts(home, ConfigurationFile.read(home.configuration()), SystemClock.beijing());
        DraftHead head = new DraftHead(dataset, title, titleEn, owner, update);
        Drafts.Drafted drafted = like.isPresent() ? drafts.draftTable(like.get(), file, head, language)
                : file.matches("(?i)(https?://|\\$\\{).*") ? drafts.draftService(file, department, header, secret, head,
                        language)
                : drafts.draft(Path.of(file), department, head, language);
        drafted.proposed().ifPresent(proposed -> {
            System.err.println(proposed.table().read(language));
            proposed.table().damage().forEach(damage -> System.err.println(damage.text(language)));
        });
        if (!drafted.problems().isEmpty()) {
            drafted.problems().forEach(problem -> System.err.println(problem.text(language)));
            return ExitCodes.REFUSED;
        }
        if (out.isEmpty()) {
            System.out.print(drafted.text());
        } else {
            write(out.get(), drafted.text());
            System.out.println(out.get());
        }
        return ExitCodes.DONE;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }
}
