package org.shuqiao.systems.atlas.server;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs Atlas in this JVM. Arguments: the folder with {@code webapp} and {@code groovy}, Atlas' home folder with
 * {@code conf} and {@code models}, the port.
 */
public final class AtlasMain {

    private AtlasMain() { }

    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        Path programs = Path.of(arguments[0]);
        Path home = Path.of(arguments[1]);
        System.setProperty("atlas.home", home.toString());
        System.setProperty("atlas.conf", home.resolve("conf").toString());
        System.setProperty("atlas.data", home.resolve("data").toString());
        System.setProperty("atlas.log.dir", home.resolve("logs").toString());
        System.setProperty("log4j.configuration", home.resolve("conf/atlas-log4j.xml").toUri().toString());
        Path webapp = programs.resolve("webapp");
        List<URL> classes = new ArrayList<>();
        classes.add(url(home.resolve("conf")));
        jars(programs.resolve("groovy"), classes);
        classes.add(url(webapp.resolve("WEB-INF/classes")));
        jars(webapp.resolve("WEB-INF/lib"), classes);
        // stays open as long as the JVM runs
        ClassLoader loader = new PatchingClassLoader(classes.toArray(URL[]::new));
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass("org.apache.atlas.Atlas").getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {"-app", webapp.toString(), "-port", arguments[2]});
    }

    private static void jars(Path folder, List<URL> into) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                into.add(url(jar));
            }
        }
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }
}
