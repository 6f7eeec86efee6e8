package org.shuqiao.systems.whole;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.base.process.Ending;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.systems.NotReadyException;
import org.shuqiao.systems.ShutdownHooks;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Starts the real systems, writes their settings and runs the demo: {@code ./shuqiao demo --real}. Everything stands
 * under {@code var/real}.
 */
public final class RealDemo {

    private static final int CODED = 4;
    private static final Duration END = Duration.ofSeconds(90);

    private RealDemo() { }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // the terminal is for what the user asked
        SLF4JBridgeHandler.install();
        List<String> words = new ArrayList<>(List.of(arguments));
        Home home = home();
        if (words.contains("--help") || words.contains("-h")) {
            System.exit(demo(home, words).start().waitFor());
        }
        if (words.remove("--fresh")) {
            FolderTree.delete(home.var());
        }
        RealSettings settings = new RealSettings(home);
        settings.departments();
        PortalPorts ports = PortalPorts.choose(words,
                ConfigurationFile.read(home.installation().resolve("conf/shuqiao.yaml")).server());
        SystemsLauncher systems = new SystemsLauncher(home, ports.portal());
        int exit;
        try {
            List<StartedSystem> started = systems.start();
            settings.write(started, ports);
            words.addAll(List.of("--systems", settings.list(started).toString()));
            Process demo = demo(home, words).start();
            // the demo goes first, what it stands on after it; Ctrl-C reaches it by itself, no other signal does
            Runnable waiting = () -> Ending.of(demo, END);
            ShutdownHooks.add(waiting);
            exit = demo.waitFor();
            ShutdownHooks.forget(waiting);
        } catch (CodedException e) {
            System.err.println(e.text(Language.of(Locale.getDefault())));
            exit = CODED;
        } catch (NotReadyException e) {
            exit = CODED;
            if (!ShutdownHooks.isShuttingDown()) { // else a signal ended what was starting
                System.err.println("SQ-DMO-0003 外部系统没有就绪；排除原因后重新运行，已建立的数据会保留 / A system did not come up; "
                        + "run it again when its reason is gone, what was set up stays: " + e.getMessage());
            }
        } catch (IllegalStateException e) {
            if (!ShutdownHooks.isShuttingDown()) {
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

    private static ProcessBuilder demo(Home home, List<String> words) {
        JavaCommand command = BuiltModule.of(home.installation(), "demo-city/journey")
                .command("org.shuqiao.journey.Demo")
                .heap("256m").inTheCity().with("-Dshuqiao.watched=" + Boolean.getBoolean("shuqiao.watched"),
                        "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Duser.language=" + Locale.getDefault()
                                .getLanguage());
        ProcessBuilder builder = new ProcessBuilder(command.words(words)).inheritIO();
        builder.environment().put("SHUQIAO_HOME", home.installation().toString());
        builder.environment().put("SHUQIAO_VAR", home.var().toString());
        builder.environment().put("SHUQIAO_CONF", RealSettings.file(home).toString());
        return builder;
    }
}
