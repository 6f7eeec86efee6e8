package org.shuqiao.systems.atlas;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.shuqiao.systems.atlas.server.AtlasMain;

/** Atlas distribution laid out by this module's build, with the command that starts it. */
final class AtlasPrograms {

    private final Path folder;
    private final List<Path> classes;

    private AtlasPrograms(Path folder, List<Path> classes) {
        this.folder = folder;
        this.classes = classes;
    }

    /** Found beside the classes of this module. */
    static AtlasPrograms built() {
        Path own = place(AtlasMain.class);
        Path folder = own.resolveSibling("atlas");
        if (!Files.isDirectory(folder.resolve("webapp/WEB-INF/lib"))) {
            throw new IllegalStateException("Atlas is not laid out in " + folder
                    + ": ./mvnw -Psystems -pl systems/atlas -am package");
        }
        return new AtlasPrograms(folder, List.of(own, place(ClassReader.class)));
    }

    List<String> command(String memory, Path home, int port) {
        List<String> command = new ArrayList<>();
        command.add(JavaFinder.forAtlas().toString());
        command.addAll(List.of(memory, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "--add-opens", "java.base/java.lang=ALL-UNNAMED",
                // one of the war's jars has an extra field that JVMs since 22 refuse
                "-Djdk.util.zip.disableZip64ExtraFieldValidation=true", "-Duser.timezone=Asia/Shanghai",
                        "-Dfile.encoding=UTF-8"));
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classes.stream().map(Path::toString).toList()));
        command.addAll(List.of(AtlasMain.class.getName(), folder.toString(), home.toString(), Integer.toString(port)));
        return command;
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
