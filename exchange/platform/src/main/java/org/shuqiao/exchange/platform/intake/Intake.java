package org.shuqiao.exchange.platform.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.SourceReads;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.platform.jobs.JobCode;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.onboarding.SampleMasking;
import org.shuqiao.exchange.platform.onboarding.Trial;
import org.shuqiao.exchange.platform.onboarding.Trials;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.standards.mapping.RowMapper;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;
import org.shuqiao.standards.source.UpdateCycle;

/**
 * Brings a file or a table in for an officer: looks at it, proposes its mapping, tries what was chosen, saves its
 * source file under the department's folder and runs it.
 */
public final class Intake {

    private static final int SAMPLE = 500;
    /** Characters of a title. */
    private static final int LONGEST = 100;

    private final Home home;
    private final Path sources;
    private final SourceFolder folder;
    private final Permissions permissions;
    private final Operators operators;
    private final SourceReads reads;
    private final Clock clock;
    private final Drafts drafts;
    private final Trials trials;
    private final Uploads uploads;
    private final IntakeRuns runs;
    /** One trial at a time: each is a worker process of its own. */
    private final Semaphore one = new Semaphore(1, true);

    public Intake(Home home, Configuration configuration, SourceFolder folder, Permissions permissions,
            Operators operators, SourceReads reads, Clock clock, IntakeRuns runs) {
        this.home = home;
        this.sources = home.installation().resolve(configuration.sources());
        this.folder = folder;
        this.permissions = permissions;
        this.operators = operators;
        this.reads = reads;
        this.clock = clock;
        this.drafts = new Drafts(home, configuration, clock);
        this.trials = new Trials(home, configuration, clock);
        this.uploads = new Uploads(home.uploads(), clock);
        this.runs = runs;
    }

    /**
     * Takes a file and proposes its mapping.
     *
     * @param name as the officer's machine calls it
     */
    public Upload take(Actor actor, String name, byte[] content) {
        require(actor);
        Path file = uploads.store(actor.department(), content, zipped(content) ? ".xlsx" : ".csv");
        try {
            Drafts.Proposed proposed = drafts.propose(file, actor.department());
            return added(actor, name.replaceAll(".*[/\\\\]", "").replaceFirst("\\.[^.]*$", ""), Optional.of(file),
                    proposed);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    /**
     * Takes a table of a database that a dataset of the officer's department is read from.
     *
     * @param table {@code table} or {@code schema.table}
     */
    public Upload takeTable(Actor actor, String like, String table) {
        require(actor);
        SourceFile known = folder.find(like);
        permissions.requireOf(actor, known.department(), like, Role.OFFICER);
        if (table.isBlank()) {
            throw new CodedException(IntakeCode.MISSING, "table");
        }
        String reader = reads.tell(SourceReads.Reason.STRUCTURE, actor.login(), known.department());
        return added(actor, table, Optional.empty(), drafts.proposeTable(known, table, reader));
    }

    private Upload added(Actor actor, String name, Optional<Path> file, Drafts.Proposed proposed) {
        String title = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        Upload upload = new Upload(UUID.randomUUID().toString(), actor.department(), title, file, proposed,
                new DraftHead("", title, "", department(actor).zh(), UpdateCycle.MONTHLY), proposed.choices(),
                Optional.empty(), Upload.State.PROPOSED, Optional.empty(), Optional.empty(), clock.instant());
        uploads.add(upload);
        return upload;
    }

    /** @return an upload of the officer's department */
    public Upload find(Actor actor, String id) {
        require(actor);
        return uploads.find(id, actor.department());
    }

    /**
     * Keeps what was chosen, and tries what a sample becomes by it. The trial goes on by itself: it is a process that
     * takes some seconds. Nothing of the sample is kept.
     */
    public Upload tryOut(Actor actor, String id, DraftHead head, List<Choice> choices, Language language) {
        Upload upload = waiting(actor, id, head, choices);
        String text = text(actor, upload, upload.file().orElse(home.uploads()), language);
        Upload started = uploads.change(id, old -> old.at(Upload.State.TRYING));
        runs.attempt("trial of " + upload.dataset(), () -> {
            Trial trial = trial(upload, text);
            uploads.change(id, old -> old.tried(trial));
        }, why -> uploads.change(id, old -> old.notTried(why)));
        return started;
    }

    private Trial trial(Upload upload, String text) {
        Path yaml = home.work().resolve("intake-" + upload.id() + ".yaml");
        one.acquireUninterruptibly();
        reads.collecting(upload.id(), upload.department(), true);
        try {
            AtomicFile.replace(yaml, text);
            return trials.run(yaml, SAMPLE, SampleMasking.MASKED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reads.collecting(upload.id(), upload.department(), false);
            one.release();
            delete(yaml);
        }
    }

    /** Saves file and source file, and starts collecting and standardizing; the entry is drafted after that. */
    public synchronized Upload save(Actor actor, String id, DraftHead head, List<Choice> choices, Language language) {
        Upload upload = waiting(actor, id, head, choices);
        if (folder.all().stream().anyMatch(file -> file.id().equals(upload.dataset()))) {
            throw new CodedException(IntakeCode.DATASET_EXISTS, upload.dataset());
        }
        String ending = upload.proposed().table().workbook() ? ".xlsx" : ".csv";
        Path kept = home.uploads().resolve(upload.department()).resolve(upload.head().dataset() + ending);
        String text = text(actor, upload, kept, language);
        SourceFile source = SourceFiles.parse(sources.resolve(upload.department())
                .resolve(upload.head().dataset() + ".yaml"), text);
        RowMapper.of(source, StandardPack.load(), LocalDate.now(clock));
        folder.admitted(List.of(source));
        try {
            if (upload.file().isPresent()) {
                Files.move(upload.file().get(), kept, StandardCopyOption.REPLACE_EXISTING);
            }
            AtomicFile.replace(source.path(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Upload started = uploads.change(id, old -> old.at(Upload.State.COLLECTING));
        runs.attempt(upload.dataset(), () -> runs.steps(actor, upload.dataset(), change -> uploads.change(id, change)),
                why -> uploads.change(id, old -> old.failed(why)));
        return started;
    }

    /** Forgets an upload that was not saved, and its file. */
    public void discard(Actor actor, String id) {
        uploads.remove(find(actor, id));
    }

    private Upload waiting(Actor actor, String id, DraftHead head, List<Choice> choices) {
        Upload upload = find(actor, id);
        if (upload.state() == Upload.State.TRYING) {
            throw new CodedException(JobCode.BUSY, upload.dataset());
        }
        if (upload.state() != Upload.State.PROPOSED) {
            throw new CodedException(IntakeCode.DATASET_EXISTS, upload.dataset());
        }
        Upload changed = uploads.change(id, old -> old.with(head, choices));
        head.require();
        return changed;
    }

    private String text(Actor actor, Upload upload, Path file, Language language) {
        return drafts.text(department(actor), upload.head(), file.toAbsolutePath().normalize().toString(),
                upload.proposed(), upload.choices(), language);
    }

    private Department department(Actor actor) {
        return drafts.departments().stream().filter(each -> each.id().equals(actor.department())).findFirst()
                .orElseThrow(() -> new CodedException(IntakeCode.DEPARTMENT, actor.department()));
    }

    private void require(Actor actor) {
        permissions.require(actor, Role.OFFICER);
        operators.requireNoOperator(actor, actor.department());
    }

    private static boolean zipped(byte[] content) {
        return content.length > 1 && content[0] == 'P' && content[1] == 'K';
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
