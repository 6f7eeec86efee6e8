package org.shuqiao.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.query.lake.LakeCatalog;

/** Compares every published value with the city's truth. */
final class Scoring {

    private final Home home;
    private final Path truth;
    private final Report report;

    Scoring(Home home, Path folder, Report report) {
        this.home = home;
        this.truth = folder.resolve("city/truth");
        this.report = report;
    }

    void run() throws IOException {
        try (StepBar bar = StepBar.open(DemoStep.SCORE.title());
                PublishedTables tables = open()) {
            List<Path> files = files();
            long rows = 0;
            for (Path file : files) {
                String dataset = file.getFileName().toString().replace(".jsonl.gz", "");
                bar.at(files.indexOf(file), files.size(), dataset);
                if (report.standardized(dataset)) {
                    DatasetScore score = score(dataset, file, tables);
                    report.score(dataset, score);
                    rows += score.all().rows;
                }
            }
            report.step(DemoStep.SCORE, bar.seconds());
            report.line(DemoStep.SCORE, rows + " rows held against the truth");
        } catch (SQLException e) {
            throw new IllegalStateException("the lake cannot be read for scoring", e);
        }
    }

    private PublishedTables open() throws SQLException, IOException {
        var address = PlatformStore.running(home, ConfigurationFile.read(home.configuration()).store());
        return new PublishedTables(new LakeCatalog.Store(address.url(), address.user(), address.password(),
                home.lake().toUri().toString()), truth.resolveSibling("scoring"));
    }

    private static DatasetScore score(String dataset, Path file, PublishedTables tables) throws SQLException {
        DatasetScore score = new DatasetScore();
        tables.compare(dataset, file, score::add);
        return score;
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(truth)) {
            return all.filter(f -> f.getFileName().toString().endsWith(".jsonl.gz")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
