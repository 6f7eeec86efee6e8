package org.shuqiao.exchange.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.assembly.PlatformContext;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.StateFolder;
import org.shuqiao.exchange.platform.testkit.TestInstallation;

/** State folders that are open to others, belong to others, or were copied from somewhere else. */
class StateFolderTest {

    @TempDir
    private Path folder;

    @Test
    void aStartClosesWhatIsOpenAndLeavesNothingOpen() throws Exception {
        Home home = new TestInstallation(folder.resolve("home")).home();
        Path landed = Files.createDirectories(home.landing().resolve("gongan/rk/b1")).resolve("data-00000.jsonl.gz");
        Files.writeString(landed, "x");
        for (Path each : List.of(home.var(), home.landing(), landed.getParent())) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setPosixFilePermissions(landed, PosixFilePermissions.fromString("rw-r--r--"));

        PlatformContext.open(home, ConfigurationFile.read(home.configuration())).close();

        assertThat(mode(landed)).isEqualTo("rw-------");
        assertThat(mode(home.var())).isEqualTo("rwx------");
        try (Stream<Path> programs = Files.walk(home.work().resolve("pg"))) {
            assertThat(programs.filter(each -> !Files.isSymbolicLink(each)).filter(StateFolderTest::writableByOthers))
                    .isEmpty();
        }
        assertThat(mode(home.work().resolve("pg"))).isEqualTo("rwx------");
    }

    @Test
    void whatBelongsToAnotherAccountIsRefused() throws Exception {
        Home home = new Home(folder, folder.resolve("var"));
        Path secrets = Files.createDirectories(home.secrets());
        giveAway(secrets);

        assertRefused(ConfigurationCode.STATE_OF_ANOTHER, () -> StateFolder.claim(home));
    }

    @Test
    void programsThatOthersCouldHaveChangedAreUnpackedAnew() throws Exception {
        Home home = new Home(folder, folder.resolve("var"));
        StateFolder.claim(home);
        EmbeddedStore.start(home).close();
        Path programs = home.work().resolve("pg");
        Path postgres;
        try (Stream<Path> all = Files.walk(programs)) {
            postgres = all.filter(each -> each.endsWith("bin/postgres")).findFirst().orElseThrow();
        }
        byte[] right = Files.readAllBytes(postgres);
        Path ran = folder.resolve("ran");
        for (String mode : List.of("rwxrwxrwx", "rwx------")) {
            Files.writeString(postgres, "#!/bin/sh\ntouch " + ran + "\n");
            if (mode.equals("rwx------")) {
                giveAway(postgres); // closed, but a file in it is somebody else's
            }
            Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString(mode));

            EmbeddedStore.start(home).close();

            assertThat(ran).doesNotExist();
            assertThat(Files.readAllBytes(postgres)).isEqualTo(right);
        }
    }

    @Test
    void aCopyIsRefusedAndWhatItWasCopiedFromGoesOn() throws Exception {
        Home first = new Home(folder.resolve("first"), folder.resolve("first/var"));
        Home copy = new Home(folder.resolve("copy"), folder.resolve("copy/var"));
        StateFolder.claim(first);
        try (PlatformStore store = PlatformStore.open(first, embedded(), true)) {
            copy(first.var(), copy.var());

            assertRefused(ConfigurationCode.STATE_ELSEWHERE, () -> StateFolder.claim(copy));
            assertRefused(ConfigurationCode.STATE_ELSEWHERE, () -> PlatformStore.running(copy, embedded()));
            Files.delete(copy.var().resolve("place")); // as a folder of an earlier version has none
            StateFolder.claim(copy);
            assertRefused(ConfigurationCode.STATE_ELSEWHERE, () -> PlatformStore.open(copy, embedded(), true));
            try (Connection connection = store.dataSource().getConnection()) {
                assertThat(connection.isValid(5)).as("its server was not taken for one left over").isTrue();
            }
        }
    }

    @Test
    void tablesOfTheLakeThatAreFilesOfAnotherFolderAreRefused() throws Exception {
        Home home = new Home(folder, folder.resolve("var"));
        StateFolder.claim(home);
        try (PlatformStore store = PlatformStore.open(home, embedded(), true)) {
            table(store.address(), home.lake().resolve("raw/x/metadata/1.json").toUri().toString());
        }
        PlatformStore.open(home, embedded(), true).close();
        try (PlatformStore store = PlatformStore.open(home, embedded(), true)) {
            table(store.address(), "file:///srv/other/var/lake/raw/x/metadata/1.json");
        }

        assertRefused(ConfigurationCode.STATE_ELSEWHERE, () -> PlatformStore.open(home, embedded(), true));
        PlatformStore.open(home, embedded(), false).close(); // where a catalog of the city knows the tables
    }

    private static void table(PlatformStore.Address address, String location) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists iceberg_tables (catalog_name text, table_namespace text, "
                    + "table_name text, metadata_location text)");
            statement.execute("insert into iceberg_tables values ('c', 'raw', 'x', '" + location + "')");
        }
    }

    private static Configuration.Store embedded() {
        return new Configuration.Store("", "shuqiao", "NONE");
    }

    private static void assertRefused(ConfigurationCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    /** Only root can give a file away. */
    private static void giveAway(Path file) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "not root: no file can be given away");
        UserPrincipal nobody = file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(file, nobody);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.filter(file -> !file.toString().contains("/work/")).toList()) {
                if (Files.isDirectory(each) || Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(each, to.resolve(from.relativize(each).toString()), LinkOption.NOFOLLOW_LINKS,
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static boolean writableByOthers(Path file) {
        try {
            return mode(file).substring(3).contains("w");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
