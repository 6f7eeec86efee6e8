package org.shuqiao.exchange.platform.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.task.TaskGuard;
import org.shuqiao.exchange.platform.jobs.JobFiles;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.workers.WorkerProcess;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.StreamSource;

/**
 * Keeps the listening worker running while the platform is open: it is started for the streams that the source files
 * name, anew where these change or the worker ended. Where a NiFi server collects, its processors receive themselves.
 */
public final class StreamListening implements AutoCloseable {

    private static final int SECONDS = 3;
    private static final int TURNS = 20;
    private static final int DEPTH = 2;
    private static final String HEAP = "128m";

    private final Home home;
    private final SourceFolder sources;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r ->
            new Thread(r, "streams"));
    private final Path folder;
    private Map<Path, FileTime> seen = Map.of();
    private long turns;
    private Map<String, String> received = Map.of();
    private Optional<WorkerProcess> worker = Optional.empty();
    private Optional<Thread> reader = Optional.empty();

    public StreamListening(Home home, SourceFolder sources, Configuration configuration) {
        this.home = home;
        this.sources = sources;
        folder = home.installation().resolve(configuration.sources());
        if (configuration.collect().nifi().isBlank()) {
            timer.scheduleWithFixedDelay(() -> TaskGuard.run("receiving streams", this::look), SECONDS, SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    /** Source files are read where one of them changed, and once a minute, since settings decide what is admitted. */
    private void look() {
        boolean runs = reader.filter(Thread::isAlive).isPresent();
        Map<Path, FileTime> now = times();
        turns++;
        if (now.equals(seen) && (runs || received.isEmpty()) && turns % TURNS != 0) {
            return;
        }
        seen = now;
        List<SourceFile> streams = sources.all().stream()
                .filter(file -> file.source() instanceof StreamSource && sources.admits(file)).toList();
        Map<String, String> wanted = new TreeMap<>();
        streams.forEach(file -> wanted.put(file.path().toString(), digest(file)));
        if (wanted.equals(received) && (runs || wanted.isEmpty())) {
            return;
        }
        end();
        received = wanted;
        if (!wanted.isEmpty()) {
            WorkerProcess started = WorkerProcess.start(home, new JobFiles(home).listen(streams), HEAP, Map.of());
            worker = Optional.of(started);
            reader = Optional.of(Thread.ofVirtual().start(() -> started.run(event -> { })));
        }
    }

    private Map<Path, FileTime> times() {
        Map<Path, FileTime> times = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.find(folder, DEPTH, (path, about) -> about.isRegularFile())) {
                for (Path path : all.toList()) {
                    times.put(path, Files.getLastModifiedTime(path));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return times;
    }

    private static String digest(SourceFile file) {
        try {
            return Sha256.hex(Files.readAllBytes(file.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        worker.ifPresent(WorkerProcess::close);
        reader.ifPresent(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        worker = Optional.empty();
        reader = Optional.empty();
    }

    @Override
    public void close() {
        timer.close();
        end();
    }
}
