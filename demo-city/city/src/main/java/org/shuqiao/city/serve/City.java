package org.shuqiao.city.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.shuqiao.city.carry.AtomicFiles;
import org.shuqiao.city.carry.DatasetWriters;
import org.shuqiao.city.department.Departments;
import org.shuqiao.city.device.DataLoggers;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.truth.Canaries;
import org.shuqiao.city.world.World;

/** Running city with its database and HTTP services on 127.0.0.1. */
public final class City implements AutoCloseable {
    private final FileChannel lock;
    private final DatabaseServer database;
    private final HttpServices services;
    private final Optional<DataLoggers> loggers;
    private final Ports ports;
    private final long rows;

    private City(FileChannel lock, DatabaseServer database, HttpServices services,
            Optional<DataLoggers> loggers, Ports ports, long rows) {
        this.lock = lock;
        this.database = database;
        this.services = services;
        this.loggers = loggers;
        this.ports = ports;
        this.rows = rows;
    }

    /** Brings up the city of a folder; what it already holds for this seed and scale is kept. */
    public static City open(Path folder, long seed, int scale, boolean fresh, CityEventWriter events) {
        var layout = new Layout(folder);
        FileChannel lock = lock(layout.root());
        DatabaseServer database = null;
        try {
            if (fresh) {
                forget(layout);
            }
            Files.createDirectories(layout.state());
            var ports = Ports.of(layout);
            var secrets = new CitySecrets(layout.secrets());
            database = DatabaseServer.start(layout, ports);
            events.write("progress", "step", "database", "port", ports.database());
            var world = new World(seed, scale);
            List<Dataset> datasets = Departments.datasets(world);
            var departments = new TreeSet<String>();
            datasets.stream().filter(dataset -> dataset.carrier() instanceof DatasetFormat.Table)
                    .forEach(dataset -> departments.add(dataset.department()));
            database.prepare(departments, secrets);
            database.receive("yingji", secrets);
            var edition = CityState.edition(layout, seed, scale);
            var carries = new DatasetWriters(layout.drop(), layout.services(),
                    department -> DatabaseServer.administer(layout, ports, department));
            var generation = new Generation(layout, edition, carries, events);
            generation.run(datasets);
            long rows = generation.summarize(datasets);
            Canaries.write(world, layout.truth().resolve("canaries.json"));
            var services = HttpServices.start(layout, ports, secrets,
                    datasets.stream().filter(dataset -> dataset.carrier() instanceof DatasetFormat.Service).toList());
            secrets.put("YUNZHOU_DB", "127.0.0.1:" + ports.database());
            secrets.put("YUNZHOU_HTTP", "http://127.0.0.1:" + ports.http());
            secrets.put("YUNZHOU_DROP", layout.drop().toString());
            secrets.put("YUNZHOU_DEVICES", "127.0.0.1:" + ports.devices());
            return new City(lock, database, services, loggers(layout, ports), ports, rows);
        } catch (IOException e) {
            release(lock, database);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            release(lock, database);
            throw e;
        }
    }

    /** They fall silent for good once all their frames were answered. */
    private static Optional<DataLoggers> loggers(Layout layout, Ports ports) {
        Path sent = layout.state().resolve("sent");
        return Files.exists(sent) ? Optional.empty() : Optional.of(DataLoggers.start(
                layout.services().resolve("huanjing_outfall.frames"), ports.devices(),
                () -> AtomicFiles.write(sent, "all\n")));
    }

    private static void release(FileChannel lock, DatabaseServer database) {
        if (database != null) {
            database.close();
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path root) {
        try {
            Files.createDirectories(root);
            var channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held;
            try {
                held = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                held = null;
            }
            if (held == null) {
                channel.close();
                throw new CityException("SQ-CTY-0001", "另一个演示城市正在使用此目录；请先停止它或换一个目录",
                        "another demo city is using this folder; stop it first or take another folder", null);
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Layout layout) throws IOException {
        for (Path folder : List.of(layout.drop(), layout.services(), layout.truth(), layout.state().resolve("done"))) {
            Layout.clear(folder);
        }
        Files.deleteIfExists(layout.state().resolve("day.properties"));
        Files.deleteIfExists(layout.state().resolve("sent"));
    }

    public Ports ports() {
        return ports;
    }

    /** Rows in all sources together. */
    public long rows() {
        return rows;
    }

    @Override
    public void close() {
        loggers.ifPresent(DataLoggers::close);
        services.close();
        release(lock, database);
    }
}
