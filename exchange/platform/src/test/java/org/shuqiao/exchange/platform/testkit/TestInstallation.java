package org.shuqiao.exchange.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.shuqiao.base.process.Installation;
import org.shuqiao.exchange.domain.account.PasswordCost;
import org.shuqiao.exchange.domain.testkit.TestPostgres;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.workers.WorkerKind;

/** Installation in a test's folder, with its own settings and source files and the workers of this build. */
public final class TestInstallation {

    /** Of what tests do, hashing passwords as usual takes a quarter of the time. */
    public static final PasswordCost PASSWORDS = new PasswordCost(4);

    private static final String USUAL = """
            spark: {spark.master: 'local[1]'}
            workers: {standardize-heap: 700m}
            """;
    private static final Path ROOT = Installation.above(Path.of(""));

    private final Path folder;
    private String store = "";

    public TestInstallation(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("conf"));
            Files.copy(ROOT.resolve("conf/departments.yaml"), folder.resolve("conf/departments.yaml"));
            Path packs = Files.createDirectories(folder.resolve("conf/packs/yunzhou-2026.1"));
            for (String file : new String[] {"pack.yaml", "divisions.csv"}) {
                Files.copy(ROOT.resolve("demo-city/packs/yunzhou-2026.1").resolve(file), packs.resolve(file));
            }
            settings(USUAL);
            for (String built : new String[] {"nifi-processors", "pipelines"}) {
                Files.createSymbolicLink(folder.resolve(built), ROOT.resolve(built));
            }
            source("tongji", "division", Files.readString(ROOT.resolve("sources/tongji/division.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Home home() {
        return new Home(folder, folder.resolve("var"));
    }

    /** Its store is a database of the server that the tests of this JVM share, from now on and through its settings. */
    public TestInstallation onSharedServer() {
        store = "store: {url: '" + TestPostgres.url(TestPostgres.platform(), "postgres")
                + "', user: postgres, secret: TEST_STORE}\n";
        write("var/secrets/TEST_STORE", "postgres");
        return settings(USUAL);
    }

    /** Sources of the tests are on this machine, and their files below {@code drop}; the city is the demo's. */
    public TestInstallation settings(String yaml) {
        String reach = yaml.contains("reach:") ? "" : "reach: {folders: ['" + folder.resolve("drop")
                + "'], hosts: {'*': [127.0.0.1]}}\n";
        String city = yaml.contains("city:") ? "" : "city: {zh: 云州市, en: Yunzhou, origin: yunzhou}\n";
        return write("conf/shuqiao.yaml", yaml + reach + city + store);
    }

    public TestInstallation source(String department, String dataset, String yaml) {
        return write("sources/" + department + "/" + dataset + ".yaml", yaml);
    }

    public Path sourceFile(String department, String dataset) {
        return folder.resolve("sources/" + department + "/" + dataset + ".yaml");
    }

    /** @return whether the workers are built: a build that ends before {@code package} leaves them undone */
    public static boolean workersBuilt() {
        return Stream.of(WorkerKind.values()).allMatch(kind -> Files.exists(kind.classPath(ROOT)));
    }

    private TestInstallation write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
