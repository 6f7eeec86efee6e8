package org.shuqiao.exchange.platform.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.dataset.RuleCount;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.contracts.run.SubjectResult;
import org.shuqiao.exchange.domain.account.DataAuthority;
import org.shuqiao.exchange.platform.audit.LakeSeals;
import org.shuqiao.standards.source.SourceFile;

/** Imports the results of a run into the catalogue. Telling it twice changes nothing. */
public final class RunResultImport {

    /** Zones of the lake that queries read. */
    private static final List<String> ZONES = List.of("standard");

    private final Datasets datasets;
    private final SourceFolder sources;
    private final LakeSeals seals;
    private final StageRecorder stages;
    private final DataAuthority authority;

    public RunResultImport(Datasets datasets, SourceFolder sources, LakeSeals seals, StageRecorder stages,
            DataAuthority authority) {
        this.datasets = datasets;
        this.sources = sources;
        this.seals = seals;
        this.stages = stages;
        this.authority = authority;
    }

    /** @param run the folder {@code runs/<run>} with one result a dataset */
    public void importRun(Path run) {
        if (!Files.isDirectory(run)) {
            return; // every dataset failed before it had a result
        }
        Map<String, SourceFile> known = sources.all().stream()
                .collect(Collectors.toMap(SourceFile::id, Function.identity()));
        try (Stream<Path> files = Files.list(run)) {
            files.map(Path::getFileName).map(Path::toString)
                    .filter(name -> known.containsKey(name.replace(".json", "")))
                    .sorted()
                    .map(name -> RunJson.read(run.resolve(name), RunResult.class))
                    .forEach(result -> importResult(result, known.get(result.dataset())));
            golden(run.resolve("subject"), List.copyOf(known.values()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void importResult(RunResult result, SourceFile source) {
        datasets.record(facts(result, source));
        stages.standardized(result);
        ZONES.forEach(zone -> seals.seal(zone, result.dataset()));
    }

    /** Golden records are of the data authority; while there is none, nobody could share them. */
    private void golden(Path folder, List<SourceFile> known) throws IOException {
        Optional<String> department = authority.department();
        if (department.isEmpty() || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
                SubjectResult result = RunJson.read(file, SubjectResult.class);
                datasets.record(GoldenFacts.of(result, known, department.get(), datasets::current));
                seals.seal("subject", result.kind());
            }
        }
    }

    private static DatasetFacts facts(RunResult run, SourceFile source) {
        RunResult.Rows rows = run.rows();
        return new DatasetFacts(run.dataset(), run.department(), source.title().zh(), source.title().en(),
                known(UpdateCycle.class, source.update().id()), run.run().id(),
                run.run().endedAt().toInstant(), !run.run().skipped(),
                new RowCounts(rows.in(), rows.standard(), rows.quarantined(), rows.merged(), rows.flaggedFields()),
                Optional.of(Long.toString(run.snapshots().raw())),
                Optional.of(Long.toString(run.snapshots().standard())),
                run.pack(), run.newestData().map(OffsetDateTime::toInstant),
                run.columns().stream()
                        .map(c -> new DatasetColumn(c.name(), known(ItemType.class, c.type()),
                                Optional.of(c.element()).filter(e -> !e.isBlank()), c.nulls(), c.flagged()))
                        .toList(),
                run.quality().stream()
                        .map(q -> new QualityScore(known(Dimension.class, q.dimension()), q.score(), q.formula(),
                                q.numerator(), q.denominator()))
                        .toList(),
                run.lineage().stream()
                        .map(l -> new ColumnLineage(l.to(), l.from().stream().map(ColumnRef::source).toList(),
                                l.through()))
                        .toList(),
                run.rules().stream()
                        .map(r -> new RuleCount(r.rule(), r.level(), r.rows()))
                        .toList());
    }

    private static <E extends Enum<E> & Labelled> E known(Class<E> type, String code) {
        return Labelled.find(type, code)
                .orElseThrow(() -> new IllegalStateException("the catalogue does not know " + code));
    }
}
