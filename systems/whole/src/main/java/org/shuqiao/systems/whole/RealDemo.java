package org.shuqiao.systems.whole;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.systems.AtExit;
import org.shuqiao.systems.NotReady;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * {@code ./shuqiao demo --real}: starts the real systems, writes the settings that name them, and runs the demo on
 * them. Everything stands under {@code var/real}.
 */
public final class RealDemo {

    private static final int CODED = 4;
    private static final long END_SECONDS = 90;

    private RealDemo() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // the terminal is for what the user asked
        SLF4JBridgeHandler.install();
        List<String> words = new ArrayList<>(List.of(arguments));
        Home home = home();
        if (words.contains("--help") || words.contains("-h")) {
            System.exit(demo(home, words).start().waitFor());
        }
        if (words.remove("--fresh")) {
            clear(home.var());
        }
        RealSettings settings = new RealSettings(home);
        settings.departments();
        PortalPorts ports = PortalPorts.choose(words, ConfigurationFile.read(home.installation().resolve("conf/shuqiao.yaml")).server());
        RealSystems systems = new RealSystems(home, ports.portal());
        int exit;
        try {
            List<StartedSystem> started = systems.start();
            settings.write(started, ports);
            words.addAll(List.of("--systems", settings.list(started).toString()));
            Process demo = demo(home, words).start();
            Runnable waiting = () -> end(demo); // the demo goes first, what it stands on after it
            AtExit.perform(waiting);
            exit = demo.waitFor();
            AtExit.forget(waiting);
        } catch (CodedException e) {
            System.err.println(e.text(Language.of(Locale.getDefault())));
            exit = CODED;
        } catch (NotReady e) {
            exit = CODED;
            if (!AtExit.begun()) { // else a signal ended what was starting
                System.err.println("SQ-DMO-0003 外部系统没有就绪；排除原因后重新运行，已建立的数据会保留 / A system did not come up; "
                        + "run it again when its reason is gone, what was set up stays: " + e.getMessage());
            }
        } catch (IllegalStateException e) {
            if (!AtExit.begun()) {
                throw e;
            }
            exit = CODED;
        } finally {
            systems.close();
        }
        System.exit(exit);
    }

    private static Home home() {
        Home usual = Home.fromEnvironment();
        return new Home(usual.installation(), usual.var().resolve("real"));
    }

    private static ProcessBuilder demo(Home home, List<String> words) throws IOException {
        Path built = home.installation().resolve("demo-city/journey/target");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dshuqiao.watched=" + Boolean.getBoolean("shuqiao.watched"), "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC",
                "-Xmx256m", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai", "-Duser.language=" + Locale.getDefault().getLanguage(), "-cp", built.resolve("classes") + File.pathSeparator
                        + Files.readString(built.resolve("runtime.classpath")).strip(), "org.shuqiao.journey.Demo"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("SHUQIAO_HOME", home.installation().toString());
        builder.environment().put("SHUQIAO_VAR", home.var().toString());
        builder.environment().put("SHUQIAO_CONF", RealSettings.file(home).toString());
        return builder;
    }

    /** Ctrl-C at a terminal reaches it by itself, any other signal does not. */
    private static void end(Process demo) {
        demo.destroy();
        try {
            if (!demo.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                demo.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets platform and systems alike; nothing of an earlier run may live on. */
    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
