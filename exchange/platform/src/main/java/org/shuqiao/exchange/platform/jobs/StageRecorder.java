package org.shuqiao.exchange.platform.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.exchange.domain.stage.LandedBatch;
import org.shuqiao.exchange.domain.stage.StageJournal;
import org.shuqiao.standards.source.SourceFile;

/** Tells the journal of stages what jobs did: which batches landed, and which runs wrote new data, at whose order. */
public final class StageRecorder {

    private final Path landing;
    private final StageJournal journal;
    private final Map<String, String> starters = new ConcurrentHashMap<>();

    public StageRecorder(Path landing, StageJournal journal) {
        this.landing = landing;
        this.journal = journal;
    }

    /** Remembers who started a job. */
    void started(String job, String by) {
        starters.put(job, by);
    }

    /** Enters the batches that a job landed; those that were entered before stay as they are. */
    void collected(String job, List<SourceFile> sources) {
        collected(starters.getOrDefault(job, "platform"), job, sources);
    }

    /** Enters the batches that the flows of a NiFi server landed by themselves since the last time. */
    void flowed(List<SourceFile> sources) {
        collected("nifi", "flow", sources);
    }

    private void collected(String by, String job, List<SourceFile> sources) {
        for (SourceFile source : sources) {
            String basis = digest(source.path());
            batches(LandingFolder.in(landing, source.department(), source.dataset()))
                    .forEach(batch -> journal.collected(by, job, basis, batch));
        }
    }

    /** Enters a run that wrote new data; one that found nothing new handled nothing. */
    void standardized(RunResult result) {
        if (!result.run().skipped()) {
            RunResult.Rows rows = result.rows();
            journal.standardized(starters.getOrDefault(result.run().id(), "platform"), new StageJournal.Run(
                    result.run().id(), result.dataset(), Long.toString(result.snapshots().raw()),
                    Long.toString(result.snapshots().standard()), result.pack(), rows.in(), rows.standard(),
                    rows.quarantined()));
        }
    }

    /** Enters once what there was before stages were recorded. */
    public void begin(Datasets datasets, Entries entries) {
        journal.begin(this::landed, () -> datasets.all().stream()
                .flatMap(each -> datasets.history(each.facts().dataset()).stream()).filter(DatasetFacts::changed)
                .map(StageRecorder::run).toList(), () -> entries.inState(EntryState.PUBLISHED, Optional.empty()));
    }

    private static StageJournal.Run run(DatasetFacts facts) {
        return new StageJournal.Run(facts.run(), facts.dataset(), facts.rawSnapshot().orElse(""),
                facts.standardSnapshot().orElse(""), facts.pack(), facts.rows().in(), facts.rows().standard(),
                facts.rows().quarantined());
    }

    /** @return every batch of the landing zone */
    public List<LandedBatch> landed() {
        return datasets(landing).stream().flatMap(folder -> batches(folder).stream()).toList();
    }

    /** @return the folders of all datasets that have landed */
    public static List<LandingFolder> datasets(Path landing) {
        List<LandingFolder> all = new ArrayList<>();
        for (Path department : folders(landing)) {
            for (Path dataset : folders(department)) {
                all.add(LandingFolder.in(landing, department.getFileName().toString(),
                        dataset.getFileName().toString()));
            }
        }
        return all;
    }

    private static List<LandedBatch> batches(LandingFolder folder) {
        return new LandingReader(folder).batches().stream().map(batch -> batch(folder.id(), batch)).toList();
    }

    static LandedBatch batch(String dataset, ManifestSummary landed) {
        return new LandedBatch(dataset, landed.batch(), landed.sequence(), landed.rows(),
                digest(landed.folder().resolve("manifest.json")));
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.list(folder)) {
            return below.filter(Files::isDirectory).filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Path file) {
        try {
            return Sha256.tagged(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
