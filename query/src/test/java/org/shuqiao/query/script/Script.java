package org.shuqiao.query.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.hydromatic.quidem.Quidem;
import org.shuqiao.query.TestCity;

/**
 * A file of queries, each with what must be printed of it below. With {@code -Dscripts.write=true} the files are
 * written anew with what is printed now, to be read before they are committed.
 *
 * @param name path below this package, for example {@code masks/phone.iq}
 */
record Script(String name, String text) {

    private static final String FOLDER = "/" + Script.class.getPackageName().replace('.', '/') + "/";

    /** Where they are written: there in this module, not in one that has its tests from the jar. */
    private static final Path SOURCES = Path.of("src/test/resources" + FOLDER);

    /** @param folder empty for the scripts that lie in no folder */
    static List<Script> in(String folder) {
        try {
            if (Files.isDirectory(SOURCES)) {
                return in(SOURCES.resolve(folder), folder);
            }
            URI place = Script.class.getResource(FOLDER + folder).toURI();
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return in(jar.getPath(FOLDER + folder), folder);
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Script> in(Path place, String folder) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            List<Path> scripts = files.filter(file -> file.toString().endsWith(".iq")).sorted().toList();
            return scripts.stream().map(file -> read(file, folder)).toList();
        }
    }

    private static Script read(Path file, String folder) {
        try {
            return new Script(folder + file.getFileName(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the script and fails where it prints something else than the file says. */
    List<ScriptCommands.Answered> run() throws IOException, SQLException {
        TestCity city = TestCity.open();
        ScriptTables.into(city);
        ScriptCommands commands = new ScriptCommands(city);
        StringWriter printed = new StringWriter();
        new Quidem(Quidem.configBuilder().withReader(new StringReader(text)).withWriter(printed)
                .withCommandHandler(commands).build()).execute();
        if (Boolean.getBoolean("scripts.write")) {
            Files.writeString(SOURCES.resolve(name), printed.toString());
        } else {
            same(printed.toString());
        }
        return commands.answered();
    }

    /** Both are left in {@code target/scripts}, so that the difference can be looked at with any tool. */
    private void same(String printed) throws IOException {
        Path expected = Files.createDirectories(Path.of("target/scripts/expected").resolve(name).getParent())
                .resolve(Path.of(name).getFileName());
        Path now = Files.createDirectories(Path.of("target/scripts/printed").resolve(name).getParent())
                .resolve(Path.of(name).getFileName());
        Files.writeString(expected, text);
        Files.writeString(now, printed);
        assertThat(now).as(name).hasSameTextualContentAs(expected);
    }
}
