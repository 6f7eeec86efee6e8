package org.shuqiao.exchange.platform.onboarding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerExit;
import org.shuqiao.exchange.platform.jobs.JobCode;
import org.shuqiao.exchange.platform.jobs.JobFiles;
import org.shuqiao.exchange.platform.jobs.SourceGate;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.workers.WorkerProcess;
import org.shuqiao.standards.mapping.ElementsInForce;
import org.shuqiao.standards.mapping.RowMapper;
import org.shuqiao.standards.pack.PacksOfProcess;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.SliceStrategy;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;
import org.shuqiao.standards.source.TableSource;

/**
 * Dry run of a source file: pulls a sample with the collecting worker and maps it. Nothing is kept, and it may run
 * beside a running server.
 */
public final class Trials {

    private final Home home;
    private final Configuration configuration;
    private final Clock clock;

    /** @param clock tells the day on which codes must be valid */
    public Trials(Home home, Configuration configuration, Clock clock) {
        this.home = home;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * @param sample rows at most
     * @throws CodedException when the file itself is wrong
     */
    public Trial run(Path file, long sample, SampleMasking shown) {
        SourceFile source = SourceFiles.read(file.toAbsolutePath().normalize());
        SourceGate.of(configuration, DepartmentFile.read(home.configuration()), home).check(source);
        StandardPack pack = PacksOfProcess.of(source);
        ElementsInForce.require(source, pack, LocalDate.now(clock));
        RowMapper mapper = RowMapper.of(source, pack, LocalDate.now(clock));
        SampleTally tally = new SampleTally(source, pack, mapper, shown);
        List<Trial.Problem> problems = new ArrayList<>();
        Set<Trial.Problem> remarks = new LinkedHashSet<>();
        try (SampleFolder folder = SampleFolder.create(home)) {
            collect(source, folder.path(), sample, problems, remarks);
            LandedSample.each(folder.path(), source, tally::add);
        }
        if (problems.isEmpty() && tally.rows() > 0 && tally.standard() == 0) {
            problems.add(Trial.Problem.of(new CodedException(JobCode.NOTHING_STANDARD, tally.rows())));
        }
        if (tally.repeated() > 0) {
            remarks.add(Trial.Problem.of(new CodedException(SampleRemark.KEYS_REPEAT, tally.repeated(),
                    String.join(", ", source.mapping().key()))));
        }
        if (settlesNothing(source)) {
            remarks.add(Trial.Problem.of(new CodedException(SampleRemark.SETTLE_NONE)));
        }
        if (source.source() instanceof TableSource table && table.load().isLimited()) {
            remarks.add(Trial.Problem.of(new CodedException(SampleRemark.LOAD_LIMITED, table.load().text())));
        }
        if (source.mapping().key().isEmpty() && tally.rows() > 0) {
            remarks.add(Trial.Problem.of(new CodedException(SampleRemark.KEY_MISSING)));
        }
        return new Trial(source.id(), source.department(), source.source().kind(), departmentKnown(source),
                installed(source),
                tally.rows(), tally.standard(), tally.quarantined(), tally.repeated(), tally.columns(), tally.rules(),
                tally.examples(), List.copyOf(problems), List.copyOf(remarks));
    }

    private static boolean settlesNothing(SourceFile source) {
        return source.source().slice() instanceof SliceStrategy.Keyset keyset && keyset.watermark().isPresent()
                && keyset.settle().isZero();
    }

    private void collect(SourceFile source, Path landing, long sample, List<Trial.Problem> problems,
            Set<Trial.Problem> remarks) {
        try (WorkerProcess worker = WorkerProcess.start(home, new JobFiles(home).sample(source, landing, sample),
                configuration.workers().collectHeap(), Map.of())) {
            int exit = worker.run(event -> {
                if (event instanceof WorkerEvent.Failed failed) {
                    problems.add(new Trial.Problem(failed.code(), text(failed.code(), failed.zh()),
                            text(failed.code(), failed.en())));
                }
                if (event instanceof WorkerEvent.Remark remark) {
                    remarks.add(new Trial.Problem(remark.code(), text(remark.code(), remark.zh()),
                            text(remark.code(), remark.en())));
                }
            });
            if (exit != WorkerExit.DONE && problems.isEmpty()) {
                problems.add(Trial.Problem.of(new CodedException(JobCode.WORKER_DIED, exit, worker.log())));
            }
        }
    }

    private static String text(String code, String words) {
        return words.startsWith(code) ? words : code + " " + words;
    }

    private boolean departmentKnown(SourceFile source) {
        return DepartmentFile.read(home.configuration()).stream()
                .anyMatch(department -> department.id().equals(source.department()));
    }

    private boolean installed(SourceFile source) {
        Path folder = home.installation().resolve(configuration.sources()).toAbsolutePath().normalize();
        return source.path().startsWith(folder) && Files.exists(source.path());
    }
}
