package org.shuqiao.city.serve;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.shuqiao.city.carry.AtomicFiles;
import org.shuqiao.city.carry.DatasetWriter;
import org.shuqiao.city.carry.DatasetWriters;
import org.shuqiao.city.json.Json;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.truth.Tally;
import org.shuqiao.city.truth.TruthFile;

/**
 * Generates the city's datasets and their truth files. Truth and data are finished before the dataset is marked as
 * done, so a killed run resumes.
 */
public final class Generation {

    private final Layout layout;
    private final Edition edition;
    private final DatasetWriters carries;
    private final CityEventWriter events;

    /** Edition of the city, given by seed, scale and number of days passed. */
    public record Edition(long seed, int scale, int day) { }

    /** Completion mark of a dataset. */
    public record Done(Edition edition, Tally tally) { }

    public Generation(Layout layout, Edition edition, DatasetWriters carries, CityEventWriter events) {
        this.layout = layout;
        this.edition = edition;
        this.carries = carries;
        this.events = events;
    }

    /** Writes every dataset that this edition does not have yet, two at a time. */
    public void run(List<Dataset> datasets) {
        var finished = new AtomicInteger();
        var workers = Executors.newFixedThreadPool(2);
        try {
            var running = new ArrayList<Future<?>>();
            for (Dataset dataset : datasets) {
                running.add(workers.submit(() -> {
                    if (!isDone(dataset)) {
                        write(dataset);
                    }
                    events.write("progress", "step", "generate", "dataset", dataset.id(), "done",
                            finished.incrementAndGet(), "of", datasets.size());
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new CityException("SQ-CTY-0005", "演示数据无法生成", "the demo data cannot be generated", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CityException("SQ-CTY-0009", "演示数据的生成被打断", "generating the demo data was interrupted", e);
        } finally {
            workers.shutdownNow();
            workers.close();
        }
    }

    private boolean isDone(Dataset dataset) throws IOException {
        var mark = layout.done(dataset.id());
        return Files.exists(mark)
                && Json.PLAIN.readTree(mark.toFile()).get("edition").equals(Json.PLAIN.valueToTree(edition));
    }

    /** Writes one dataset with its truth and marks it. */
    void write(Dataset dataset) throws IOException {
        Files.deleteIfExists(layout.done(dataset.id()));
        try (DatasetWriter carry = carries.open(dataset)) {
            Tally tally = truth(dataset, carry::add);
            carry.finish();
            mark(dataset, tally);
        }
    }

    /** Writes the truth of a dataset alone. */
    void rewriteTruth(Dataset dataset) throws IOException {
        mark(dataset, truth(dataset, row -> { }));
    }

    /** Receiver of rows besides the truth file. */
    private interface Sink {
        void add(Row row) throws IOException;
    }

    private Tally truth(Dataset dataset, Sink sink) throws IOException {
        var file = layout.truth().resolve(dataset.id() + ".jsonl.gz");
        Tally tally;
        try (TruthFile truth = TruthFile.open(dataset, AtomicFiles.draft(file))) {
            long count = dataset.count(edition.day());
            for (long i = 0; i < count; i++) {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("told to stop");
                }
                Row row = dataset.row(i, edition.day());
                sink.add(row);
                truth.add(row);
            }
            // only a database hands out versions that it later overwrites; files and services are pulled whole
            for (int day = 1; day <= edition.day() && dataset.carrier() instanceof DatasetFormat.Table; day++) {
                long before = dataset.count(day - 1);
                for (long i = 0; i < before; i++) {
                    Row old = dataset.row(i, day - 1);
                    if (!old.cells().equals(dataset.row(i, day).cells())) {
                        truth.addSuperseded(old);
                    }
                }
            }
            tally = truth.tally();
        }
        AtomicFiles.commit(file);
        return tally;
    }

    private void mark(Dataset dataset, Tally tally) throws IOException {
        AtomicFiles.write(layout.done(dataset.id()), Json.PRETTY.writeValueAsString(new Done(edition, tally)));
    }

    /** Writes {@code truth/summary.json}: what every dataset holds, counted. */
    public long summarize(List<Dataset> datasets) {
        Map<String, Object> summary = new LinkedHashMap<>();
        Map<String, Tally> tallies = new LinkedHashMap<>();
        long rows = 0;
        try {
            for (Dataset dataset : datasets) {
                var done = Json.PLAIN.readTree(layout.done(dataset.id()).toFile());
                var tally = Json.PLAIN.treeToValue(done.get("tally"), Tally.class);
                tallies.put(dataset.id(), tally);
                rows += tally.rows();
            }
            summary.put("seed", edition.seed());
            summary.put("scale", edition.scale());
            summary.put("day", edition.day());
            summary.put("rows", rows);
            summary.put("datasets", tallies);
            AtomicFiles.write(layout.truth().resolve("summary.json"), Json.PRETTY.writeValueAsString(summary));
        } catch (IOException e) {
            throw new CityException("SQ-CTY-0006", "演示数据的统计无法写出", "the summary of the demo data cannot be written", e);
        }
        return rows;
    }
}
